"""The command line: serve the others, or do one thing here."""

import gc

gc.disable()  # Start-up allocates much and frees nothing: a quarter of it would be spent looking for garbage.

import json  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import IO, Any, Literal  # noqa: E402

import click  # noqa: E402

from mcp_server import __version__  # noqa: E402
from mcp_server.config import Settings, settings  # noqa: E402
from mcp_server.errors import FupanError  # noqa: E402
from mcp_server.log import set_up  # noqa: E402

STORE = click.option("--store", default="", metavar="FILE", help="Keep documents in FILE.")
TEMPLATES = click.option("--templates", default="", metavar="DIR", help="A team's own prompts, wording and metrics.")

EXPORTS = click.option("--exports", default="", metavar="DIR", help="Write exported files into DIR.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fupan")
def fupan() -> None:
    """Plans and retrospectives whose numbers hold."""


@fupan.command()
@click.option("--http", is_flag=True, help="Serve MCP and the API over HTTP instead of stdio.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8321, show_default=True)
@click.option("--tools", type=click.Choice(["core", "all"]), default="all", show_default=True)
@click.option(
    "--log-level", type=click.Choice(["debug", "info", "warning", "error"]), default="warning", show_default=True
)
@STORE
@TEMPLATES
@EXPORTS
def serve(
    *, http: bool, host: str, port: int, tools: str, log_level: str, store: str, templates: str, exports: str
) -> None:
    """Serve an MCP client on stdin and stdout, or many over HTTP."""
    chosen = settings(store, templates, tools, log_level, exports)
    set_up(log_level)
    if http:
        from mcp_server.faces.http import serve as serve_http  # noqa: PLC0415

        _carry_out(lambda: serve_http(chosen, host, port))
        return
    _serve_stdio(chosen)


def _load_sdk() -> None:
    """Load the SDK without building the validators of its 550 models: a session builds the few that it uses.

    A class can ask for that by itself, one of somebody else's only by pydantic's own default.
    """
    from pydantic._internal import _config  # noqa: PLC0415

    defaults = getattr(_config, "config_defaults", {})
    defaults["defer_build"] = True
    try:
        import mcp.server.mcpserver  # noqa: F401, PLC0415
    finally:
        defaults["defer_build"] = False


def _serve_stdio(chosen: Settings) -> None:
    import os  # noqa: PLC0415
    import signal  # noqa: PLC0415
    from functools import partial  # noqa: PLC0415

    import anyio  # noqa: PLC0415

    _load_sdk()
    from mcp_server.faces.mcp import FupanServer  # noqa: PLC0415
    from mcp_server.faces.stdio import serve_stdio  # noqa: PLC0415

    server = FupanServer(partial(_desk, chosen), chosen)
    gc.enable()
    gc.freeze()
    # A call leaves few cycles: looked for as often as usual, they would take a tenth of its time.
    gc.set_threshold(50_000, 20, 100)

    def leave(*_: Any) -> None:
        # The thread that reads stdin cannot be woken, so waiting for it would take a second and a third Ctrl-C.
        os._exit(130)

    signal.signal(signal.SIGINT, leave)
    if sys.stdin.isatty():
        click.echo(
            "fupan is waiting for an MCP client on stdin. A client starts it by itself: see `fupan install --help`. "
            "To try it here: `fupan call TOOL BRIEF.yaml`. Ctrl-C ends it.",
            err=True,
        )
    anyio.run(serve_stdio, server)


def _desk(chosen: Settings) -> Any:
    from mcp_server.faces.desk import desk  # noqa: PLC0415

    return desk(chosen)


def _carry_out(work: Any) -> Any:
    """Return what *work* gives; an error becomes its text on stderr and its exit code."""
    from mcp_server.faces.errors import shown  # noqa: PLC0415

    try:
        return work()
    except Exception as error:  # a person at a terminal gets a sentence, never a traceback
        look, said = shown(error)
        click.echo(said, err=True)
        sys.exit(look.exit)


@fupan.command()
@click.option("--json", "as_json", is_flag=True, help="As tools/list gives them.")
def tools(*, as_json: bool) -> None:
    """List the tools."""
    from mcp_server.faces.listing import listings  # noqa: PLC0415

    if as_json:
        click.echo(json.dumps(listings(), ensure_ascii=False, indent=1))
        return
    for tool in listings():
        click.echo(f"{tool['name']:18} {tool['description'].partition('. ')[0].rstrip('.')}.")


@fupan.command()
@click.argument("tool")
@click.argument("brief", type=click.File("rb"), default="-")
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
@STORE
@TEMPLATES
@EXPORTS
def call(*, tool: str, brief: IO[bytes], form: str, store: str, templates: str, exports: str) -> None:
    """Carry out TOOL with BRIEF, a YAML or JSON file (- reads stdin), and print the answer."""

    def work() -> str:
        import anyio  # noqa: PLC0415

        from mcp_server.faces.files import brief_of  # noqa: PLC0415
        from mcp_server.limits import ANSWER_BYTES  # noqa: PLC0415
        from mcp_server.registry import run  # noqa: PLC0415
        from mcp_server.render.show import show  # noqa: PLC0415

        arguments = brief_of(brief)
        result = anyio.run(run, tool, arguments, _desk(settings(store, templates, exports=exports)))
        text, data = show(tool, result, ANSWER_BYTES // 2)
        return text if form == "markdown" else json.dumps(data, ensure_ascii=False, indent=1)

    click.echo(_carry_out(work))


def _codes(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> list[str]:
    """Return the codes of an option that may come several times, each with commas."""
    from mcp_server.rules import misnamed  # noqa: PLC0415

    codes = [code.strip() for given in value for code in given.split(",") if code.strip()]
    if wrong := next(filter(None, map(misnamed, codes)), ""):
        raise click.BadParameter(wrong)
    return codes


@fupan.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--select", multiple=True, metavar="CODES", callback=_codes, help="These rules alone: NUM,TGT301.")
@click.option("--ignore", multiple=True, metavar="CODES", callback=_codes, help="All but these rules.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text", show_default=True
)
@click.option("--locale", type=click.Choice(["zh-CN", "en"]), default=None, help="Of the messages; else the text's.")
def check(*, files: tuple[str, ...], select: list[str], ignore: list[str], form: str, locale: str | None) -> None:
    """Check the figures and the words of texts; ends with 1 where there are errors, else with 0.

    FILE is a file, a folder (its .md, .markdown and .txt files) or - for stdin. A misuse, or a file that cannot be
    checked, ends with 2.
    """
    import anyio  # noqa: PLC0415

    from mcp_server.faces.errors import shown  # noqa: PLC0415
    from mcp_server.faces.files import named, text_of  # noqa: PLC0415
    from mcp_server.faces.reports import FORMATS, File, levels  # noqa: PLC0415
    from mcp_server.registry import run  # noqa: PLC0415

    chosen = {"select": select, "ignore": ignore} | ({"locale": locale} if locale else {})
    at_desk = _desk(settings(""))
    done, broken = [], False
    for path in named(files):
        name = click.format_filename(path)
        try:
            text = text_of(path)
            result: Any = anyio.run(run, "check_document", {"text": text, **chosen}, at_desk)
            done.append(File(name, text, result))
        except Exception as error:  # a person at a terminal gets a sentence, never a traceback
            click.echo(f"{name}: {shown(error)[1].removeprefix('/: ').removeprefix('/text: ')}", err=True)
            broken = True
    if said := FORMATS[form](done):
        click.echo(said)
    sys.exit(2 if broken else int(levels(done)["error"] > 0))


@fupan.command()
@click.argument("name", default="")
@click.argument("arguments", nargs=-1, metavar="[ARGUMENT=TEXT]…")
@click.option("--locale", type=click.Choice(["zh-CN", "en"]), default=None)
@TEMPLATES
def prompt(*, name: str, arguments: tuple[str, ...], locale: str | None, templates: str) -> None:
    """Print a prompt filled in, to copy into any chat; without NAME, list them."""

    def work() -> str:
        import anyio  # noqa: PLC0415

        from mcp_server.registry import run  # noqa: PLC0415

        given = dict(argument.partition("=")[::2] for argument in arguments)
        asked = {"name": name, "arguments": given} | ({"locale": locale} if locale else {})
        return str(anyio.run(run, "fill_template", asked, _desk(settings("", templates))).text)  # type: ignore[attr-defined]

    click.echo(_carry_out(work))


@fupan.command()
@click.argument("code", default="")
@click.option("--locale", type=click.Choice(["zh-CN", "en"]), default="en", show_default=True)
def rules(*, code: str, locale: str) -> None:
    """List the rules, or print the page of one."""

    def work() -> str:
        from mcp_server.operations.explain import rule_page  # noqa: PLC0415
        from mcp_server.rules import rules as every  # noqa: PLC0415

        if code:
            return rule_page(code, locale)
        return "\n".join(f"{r.code}  {r.level:8}  {r.words[locale]['title']}" for r in every())

    click.echo(_carry_out(work))


@fupan.command()
@click.argument("name", nargs=-1)
@click.option("--locale", type=click.Choice(["zh-CN", "en"]), default="en", show_default=True)
@TEMPLATES
def metrics(*, name: tuple[str, ...], locale: Literal["zh-CN", "en"], templates: str) -> None:
    """List the metrics, those with some words in their names, or print the page of one."""

    def work() -> str:
        from mcp_server.operations._metric import found, line, metric_named, metric_page  # noqa: PLC0415

        _desk(settings("", templates))
        asked = " ".join(name)
        there = [] if asked and metric_named(asked) else found(asked)
        return "\n".join(line(metric, locale) for metric in there) if there else metric_page(asked, locale)

    click.echo(_carry_out(work))


@fupan.command()
@STORE
def where(*, store: str) -> None:
    """Print where documents are kept, and whether that can be written."""

    def work() -> str:
        at_desk = _desk(settings(store))
        state = "kept" if at_desk.store.kept else f"not kept: {at_desk.store.why}"
        return f"{settings(store).store}  ({state})"

    click.echo(_carry_out(work))


@fupan.command()
@click.argument("client", type=click.Choice(["claude-desktop", "claude-code", "cursor", "vscode"]))
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path),
    default=None,
    help="Its configuration file, where it is not in the usual place.",
)
@click.option("--print", "only_print", is_flag=True, help="Print what would be written, and write nothing.")
def install(*, client: str, path: Path | None, only_print: bool) -> None:
    """Add fupan to the configuration of CLIENT; what is there stays, and a copy of the file is kept beside it."""
    from mcp_server.faces.install import install as write  # noqa: PLC0415

    click.echo(_carry_out(lambda: write(client, path, only_print=only_print)))


def main() -> None:
    """Run the command line."""
    try:
        fupan(standalone_mode=True)
    except FupanError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
