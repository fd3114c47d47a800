"""The one exception whose text is meant for the person at the keyboard."""


class UserError(Exception):
    """A fault that the user can mend.

    Its text is one plain sentence that says what is wrong and what to do. The core raises it;
    only `mnist_desktop.ui` and `mnist_desktop.cli` show it.
    """
