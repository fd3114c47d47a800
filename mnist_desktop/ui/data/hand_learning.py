"""The user's hand: learned in the background, taken into use when asked to, and taken back."""

from PySide6.QtCore import QObject, Signal

from mnist_desktop.data.set_names import MY_DIGITS
from mnist_desktop.ui.data.hand_job import Origins, Proposal, hand_job
from mnist_desktop.ui.model_registry import LazyModel, ModelRegistry
from mnist_desktop.ui.my_digits import MyDigits
from mnist_desktop.ui.task_runner import TaskRunner


class HandLearning(QObject):
    """The user's hand: learned in the background, taken into use when asked to, and taken back.

    Args:
        mine: The user's own digits.
        registry: The models at hand; the one in use learns.
        parent: Who owns it.

    Signals:
        progressed(float): How much of the work is done, 0 to 1.
        proposed(object): The Proposal; nothing has changed yet.
        failed(str): One sentence on why there is none.
    """

    progressed = Signal(float)
    proposed = Signal(object)
    failed = Signal(str)

    def __init__(self, mine: MyDigits, registry: ModelRegistry, parent: QObject) -> None:
        super().__init__(parent)
        self._mine = mine
        self._registry = registry
        # Of models that learned a hand in this session, those that they came from.
        self._bases: dict[LazyModel, LazyModel] = {}
        self._runner = TaskRunner(self)
        self._runner.told.connect(lambda told: self.progressed.emit(told[-1]))
        self._runner.succeeded.connect(self.proposed)
        self._runner.failed.connect(self.failed)

    def begin(self) -> None:
        """Have the model in use learn; one that has learned before begins anew from its base."""
        registry, current = self._registry, self._registry.current
        drawings = [kept.drawing for kept in self._mine.kept]
        origins = Origins(registry.origin_of(current), registry.bundled)
        self._runner.start(hand_job(self._bases.get(current, current), origins, drawings))

    def cancel(self) -> None:
        """Break learning off."""
        self._runner.abandon()

    def use(self, proposal: Proposal) -> LazyModel:
        """Keep what was learned among the runs, use it from now on, and return it.

        Raises:
            UserError: It cannot be kept.
        """
        from mnist_desktop.runs.own_hand import HandOrigin, keep_hand

        registry, run = self._registry, self._registry.run_of(proposal.base)
        title = proposal.base.name if run is None else run.name
        source = self._mine.source
        origin = HandOrigin(title, run, MY_DIGITS, source, proposal.began, proposal.seconds)
        registry.use_run(keep_hand(registry.store, proposal.trial, origin))
        self._bases[registry.current] = proposal.base
        registry.refresh()
        return registry.current

    def take_back(self, proposal: Proposal) -> LazyModel:
        """Use the model from before, and return it; what was learned stays among the runs."""
        self._registry.use(proposal.base)
        return proposal.base

    def end(self) -> None:
        """Break off what is going on; nothing of it is told any more."""
        self._runner.abandon()
