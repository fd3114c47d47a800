"""PyTorch's first step, taken before several threads use it.

The first tensor that PyTorch makes of a Python number looks up some of its own classes once, in a
way in which two threads that do it at the same time wait for each other for ever: one holds
Python's lock and waits for the other's look-up, which waits for Python's lock. Here one tensor is
made while this module is imported, which Python lets only one thread do; so every module that
uses PyTorch imports this one.
"""

import torch

torch.tensor(0.0)
