"""What settings say, for people: label and value of each that matters."""

from collections.abc import Collection, Iterator

from mnist_desktop.settings.declared import Settings, settings_of
from mnist_desktop.settings.kinds import Group
from mnist_desktop.texts import tr


def details(settings: Settings, without: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield the label and the value of each setting that changes anything, in order.

    Args:
        settings: Whose; those of groups within are told in the groups' place.
        without: Names of settings that are left out.
    """
    for name, setting in settings_of(type(settings)):
        if name in without or not setting.matters(settings):
            continue
        value = getattr(settings, name)
        if isinstance(setting, Group):
            yield from details(value)
        elif setting.show(value) != tr("Off"):
            yield tr(setting.label), setting.show(value)
