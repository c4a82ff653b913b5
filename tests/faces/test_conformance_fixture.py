"""The server that the conformance suite tests is the product's own, with what the suite asks for on it."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from mcp import Client
from mcp import types as t

from mcp_server.config import data_folder
from mcp_server.faces.mcp import FupanServer

FOLDER = Path(__file__).parents[2] / "benchmarks" / "conformance"
CONTENT = {
    "test_simple_text": ["text"],
    "test_image_content": ["image"],
    "test_audio_content": ["audio"],
    "test_embedded_resource": ["resource"],
    "test_multiple_content_types": ["text", "image", "resource"],
}

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def fixture():
    spec = importlib.util.spec_from_file_location("conformance_fixture", FOLDER / "fixture.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.fixture


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_it_offers_the_products_tools_and_the_suites_behind_them(fixture, mode):
    index = json.loads((data_folder("schemas") / "index.json").read_text("utf-8"))
    async with Client(fixture(), mode=mode) as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        prompts = {prompt.name for prompt in (await client.list_prompts()).prompts}
    assert isinstance(fixture(), FupanServer)
    assert names[: len(index["all"])] == index["all"]
    assert set(CONTENT) < set(names)
    assert {"plan_department", "test_prompt_with_arguments"} < prompts


@pytest.mark.parametrize("mode", ["auto", "legacy"])
@pytest.mark.parametrize("tool", CONTENT)
async def test_each_kind_of_content_arrives(fixture, mode, tool):
    async with Client(fixture(), mode=mode) as client:
        result = await client.call_tool(tool, {})
    assert [block.type for block in result.content] == CONTENT[tool]


@pytest.mark.parametrize(
    ("mode", "tool"), [("auto", "test_input_required_result_multi_round"), ("legacy", "test_elicitation")]
)
async def test_the_person_is_asked_as_the_revision_has_it(fixture, mode, tool):
    asked = []

    async def answer(_context, params):
        asked.append(params.message)
        fields = params.requested_schema["properties"]
        return t.ElicitResult(action="accept", content=dict.fromkeys(fields, "x@y.example"))

    async with Client(fixture(), mode=mode, elicitation_callback=answer) as client:
        result = await client.call_tool(tool, {"message": "Who?"} if tool == "test_elicitation" else {})
    assert "x@y.example" in result.content[0].text
    assert asked in (["Who?"], ["Step 1: What is your name?", "Step 2: What is your favorite color?"])


async def test_the_baseline_of_the_product_excuses_only_what_the_suite_alone_has():
    excused = re.findall(r"^  - (\S+)$", (FOLDER / "baseline.yml").read_text("utf-8"), re.MULTILINE)
    assert [entry.partition(":")[0] for entry in excused] == ["server-stateless"] * 4
