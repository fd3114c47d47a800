"""`mnist-desktop runs`: the training runs that are kept."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from mnist_desktop.atomic import check_writable
from mnist_desktop.cli.output import print_json
from mnist_desktop.cli.run_tables import (
    facts,
    mean_text,
    print_differences,
    print_groups,
    print_runs,
    unfinished_sentence,
)
from mnist_desktop.errors import UserError
from mnist_desktop.runs.csv_export import write_csv
from mnist_desktop.runs.differences import differences
from mnist_desktop.runs.run import Run, one_line
from mnist_desktop.runs.run_digits import digits_title
from mnist_desktop.runs.spread import groups, spread
from mnist_desktop.runs.store import RunStore
from mnist_desktop.runs.tensorboard_export import write_events
from mnist_desktop.runs.unfinished import UnfinishedStore

_Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

_ORDERS: dict[str, Callable[[Run], float]] = {
    "accuracy": lambda run: -1.0 if run.test_accuracy is None else run.test_accuracy,
    "parameters": lambda run: run.parameters,
    "time": lambda run: run.seconds,
    "date": lambda run: run.began.timestamp(),
}


def add_parser(subcommands: _Subparsers) -> None:
    """Add the subcommand and its own subcommands."""
    parser = subcommands.add_parser(
        "runs",
        help="list, change and export the training runs that are kept",
        description="List the training runs that are kept, or do something with one of them. "
        "The beginning of a key will do, if no other key begins so.",
    )
    parser.set_defaults(run=run_list)
    parser.add_argument(
        "--sort",
        choices=_ORDERS,
        default="date",
        help="highest, most, longest or newest first; default: date",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    actions = parser.add_subparsers(title="with a run", metavar="ACTION")
    _add_show(actions)
    _add_changes(actions)
    _add_export(actions)


def run_list(arguments: argparse.Namespace) -> None:
    """List all runs."""
    store = RunStore()
    runs = sorted(store.runs(), key=_ORDERS[arguments.sort], reverse=True)
    damaged = store.damaged()
    unfinished = UnfinishedStore(store).found()
    if arguments.json:
        content = {
            "runs": [_to_dict(run) for run in runs],
            "groups": [_group_to_dict(key, members) for key, members in groups(runs).items()],
            "unfinished": [place.to_dict() for place in unfinished],
            "damaged": damaged,
        }
        print_json(content)
        return
    if not runs:
        print("There are no runs yet; train a network in the window or with “mnist-desktop train”.")
    else:
        print_runs(runs)
        print_groups(groups(runs))
    for place in unfinished:
        print(f"\n{unfinished_sentence(place)}")
    for key, reason in damaged.items():
        print(f"{key} is left out. {reason}", file=sys.stderr)


def _add_show(actions: _Subparsers) -> None:
    show = actions.add_parser("show", help="tell all that is known of a run")
    show.add_argument("key", metavar="KEY")
    # Not to undo a --json that stood before the action.
    show.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object"
    )
    show.set_defaults(run=_show)
    diff = actions.add_parser("diff", help="tell the settings in which runs differ")
    diff.add_argument("keys", metavar="KEY", nargs="+")
    diff.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object"
    )
    diff.set_defaults(run=_diff)


def _add_changes(actions: _Subparsers) -> None:
    rename = actions.add_parser("rename", help="give a run another name")
    rename.add_argument("key", metavar="KEY")
    rename.add_argument("name", metavar="NAME")
    rename.set_defaults(run=_rename)
    note = actions.add_parser("note", help="write a note on a run; an empty one takes it away")
    note.add_argument("key", metavar="KEY")
    note.add_argument("text", metavar="TEXT")
    note.set_defaults(run=_note)
    delete = actions.add_parser("delete", help="delete runs, with their models")
    delete.add_argument("keys", metavar="KEY", nargs="+")
    delete.set_defaults(run=_delete)


def _add_export(actions: _Subparsers) -> None:
    export = actions.add_parser("export", help="write the curves or the model of a run to files")
    export.add_argument("key", metavar="KEY")
    export.add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="the curves, a row a point; “validation” is a sample of that part, always the "
        "same, “epoch_ends” all of it",
    )
    export.add_argument(
        "--tensorboard",
        type=Path,
        metavar="FOLDER",
        help="the curves as event files, in a folder of the run's own below this one",
    )
    export.add_argument("--model", type=Path, metavar="FILE", help="the model")
    export.set_defaults(run=_export)


def _show(arguments: argparse.Namespace) -> None:
    store = RunStore()
    run = store.run(_whole_key(store, arguments.key))
    if arguments.json:
        print_json(_to_dict(run))
        return
    for name, value in facts(run):
        print(f"{name:<20}{value}")
    group = spread(groups(store.runs()).get(run.group, []))
    if group is not None:
        print(f"{f'all {group.count} seeds':<20}{mean_text(group.mean, group.deviation)}")


def _diff(arguments: argparse.Namespace) -> None:
    store = RunStore()
    keys = dict.fromkeys(_whole_key(store, key) for key in arguments.keys)
    if len(keys) < 2:
        raise UserError("Name two runs or more; “mnist-desktop runs” lists their keys.")
    runs = [store.run(key) for key in keys]
    found = differences(runs)
    if arguments.json:
        print_json({"runs": list(keys), "differences": [asdict(one) for one in found]})
    elif found:
        print_differences(runs, found)
    else:
        print("These runs have the same settings.")


def _rename(arguments: argparse.Namespace) -> None:
    store = RunStore()
    run = store.changed(_whole_key(store, arguments.key), name=arguments.name)
    print(f"{run.key} is called “{run.name}” now.")


def _note(arguments: argparse.Namespace) -> None:
    store = RunStore()
    run = store.changed(_whole_key(store, arguments.key), note=arguments.text)
    print(
        f"{run.key} has the note “{run.note}” now." if run.note else f"{run.key} has no note now."
    )


def _delete(arguments: argparse.Namespace) -> None:
    store = RunStore()
    # All are looked up before the first is deleted: a mistyped key deletes nothing.
    keys = dict.fromkeys(_whole_key(store, key) for key in arguments.keys)
    unfinished = {place.key for place in UnfinishedStore(store).found()}
    for key in keys:
        if key in unfinished:
            UnfinishedStore(store).discard(key)
        else:
            store.delete(key)
        print(f"{key} is deleted.")


def _export(arguments: argparse.Namespace) -> None:
    if not (arguments.csv or arguments.tensorboard or arguments.model):
        raise UserError("Say what to export: --csv FILE, --tensorboard FOLDER or --model FILE.")
    store = RunStore()
    run = store.run(_whole_key(store, arguments.key))
    # All are looked at before the first is written; what cannot be looked at comes first.
    for path in filter(None, (arguments.csv, arguments.model)):
        check_writable(path)
    if arguments.tensorboard:
        print(f"Events: {write_events(run, store.curves(run.key), arguments.tensorboard)}")
    if arguments.csv:
        write_csv(run, store.curves(run.key), arguments.csv)
        print(f"Curves: {arguments.csv}")
    if arguments.model:
        store.copy_model(run.key, arguments.model)
        print(f"Model: {arguments.model}")


def _whole_key(store: RunStore, beginning: str) -> str:
    """Return the one key that begins so; a damaged or an unfinished run may be meant as well."""
    unfinished = (place.key for place in UnfinishedStore(store).found())
    known = [*(run.key for run in store.runs()), *store.damaged(), *unfinished]
    meant = [key for key in known if beginning and key.startswith(beginning)]
    if beginning in known:
        return beginning
    if not meant:
        raise UserError(f"There is no run {one_line(beginning)}; “mnist-desktop runs” lists them.")
    if len(meant) > 1:
        raise UserError(f"The keys of {len(meant)} runs begin so; give more of the one you mean.")
    return meant[0]


def _to_dict(run: Run) -> dict[str, Any]:
    return {
        "key": run.key,
        "digits": digits_title(run),
        "test_accuracy": run.test_accuracy,
        **run.to_dict(),
    }


def _group_to_dict(key: str, members: Sequence[Run]) -> dict[str, Any]:
    figures = spread(members)
    return {
        "group": key,
        "runs": [run.key for run in members],
        "test_accuracy": None if figures is None else asdict(figures),
    }
