"""What is known of metrics can be read, by id and by name, and a team's own definitions come first."""

import pytest
from click.testing import CliRunner

from mcp_server.config import settings
from mcp_server.errors import NotFound
from mcp_server.faces.cli import fupan
from mcp_server.faces.desk import desk as made_desk
from mcp_server.knowledge.metrics import adopt, bind, mentions, metrics
from mcp_server.operations._metric import found, line, metric_page
from mcp_server.registry import run
from tests.conftest import document

OWN = """renewal_rate:
  definition:
    zh-CN: 按客户数计的到期续约占比,含降级续约。
    en: Share of customers whose contract came due and who renewed, downgrades included.
  source: Sales handbook of the team, 2026
green_rate:
  name:
    zh-CN: 绿标率
    en: Green rate
  definition:
    zh-CN: 周报中状态为绿的项目占比。
    en: Share of projects that are green in the weekly report.
  behaviour: rate
  dimension: percent
  unit: "%"
  better: higher
  range: 0..100
  source: Handbook of the PMO, 2026
"""


@pytest.fixture
def team(tmp_path):
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "own.yaml").write_text(OWN, encoding="utf-8")
    yield tmp_path
    adopt(None)


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("id_", sorted(metrics()))
def test_every_metric_has_a_page_in_both_languages(id_, locale):
    page = metric_page(id_, locale)
    assert page.startswith(f"# {metrics()[id_].name[locale]} · `{id_}`\n")
    assert metrics()[id_].source in page.replace("\\", "")
    assert len(page) < 3_000


def test_a_page_reads_well():
    assert (
        metric_page("GM%", "en")
        == """# Gross margin · `gross_margin`

Gross profit as a share of revenue.

- Also called: gross profit margin, gross margin rate, gross margin percentage, GM%, 毛利率, 销售毛利率, 综合毛利率, 产品毛利率
- Behaviour: rate: neither adds up nor carries over; weigh it when putting parts together
- Unit: %
- Better: higher
- Possible values: ≤100%
- Formula: 100 × Gross profit ÷ Revenue
- Can be observed: monthly
- Pitfalls: A total weighs by revenue; margins are not averaged.
- Source: Farris et al., Marketing Metrics, 3rd ed., ch. 3
"""
    )
    assert "- 常见误区：分母只含当期到期的合同；按金额与按客户数是两个数；" in metric_page("续费率", "zh-CN")


@pytest.mark.anyio
@pytest.mark.parametrize("asked", ["renewal_rate", "续费率", "GRR", "Renewal rate"])
async def test_explain_knows_a_metric_by_its_id_and_its_names(desk, asked):
    page = await run("explain", {"id": asked, "locale": "zh-CN"}, desk)
    assert (page.id, page.title) == ("renewal_rate", "续费率")


@pytest.mark.parametrize("asked", ["", "nonsense thing", "x" * 5_000, "\x00", "\u202e"])
def test_what_is_no_metric_is_said(asked):
    with pytest.raises(NotFound, match=r"No metric is called|没有叫"):
        metric_page(asked, "en")


def test_a_name_that_is_not_whole_is_answered_with_what_is_near():
    with pytest.raises(NotFound, match="renewal_rate"):
        metric_page("renewal", "en")
    assert "renewal_rate" in [metric.id for metric in found("renewal")]
    assert len(found("")) == len(metrics())
    assert line(metrics()["renewal_rate"], "zh-CN") == "renewal_rate · 续费率 · 比率 · %"


def test_the_terminal_lists_metrics_and_prints_one(team):
    listed = CliRunner().invoke(fupan, ["metrics", "renewal"])
    assert "renewal_rate · Renewal rate · rate · %" in listed.output
    one = CliRunner().invoke(fupan, ["metrics", "gross", "margin", "--locale", "zh-CN"])
    assert one.output.startswith("# 毛利率 · `gross_margin`")
    own = CliRunner().invoke(fupan, ["metrics", "绿标率", "--templates", str(team)])
    assert "Share of projects that are green" in own.output
    assert CliRunner().invoke(fupan, ["metrics", "nonsense", "thing"]).exit_code != 0


def test_a_teams_definitions_hold_for_pages_names_and_documents(team):
    made_desk(settings("", str(team)))
    assert "downgrades included" in metric_page("renewal rate", "en")
    assert "Sales handbook of the team" in metric_page("renewal rate", "en")
    assert bind("绿标率").id == "green_rate"
    assert [one.metric.id for one in mentions("本月绿标率为80%")] == ["green_rate"]
    plan = document(
        "generate_plan", {"department": "PMO", "period": "2026", "kpis": [{"name": "绿标率", "target": "90%"}]}
    )
    assert (plan.body.paths[0].behaviour, plan.body.paths[0].better) == ("rate", "higher")
    adopt(None)
    assert bind("绿标率") is None


def test_faulty_definitions_are_left_out_and_said(team, capsys):
    (team / "metrics" / "own.yaml").write_text("renewal_rate:\n  behaviour: nonsense\n", encoding="utf-8")
    made_desk(settings("", str(team)))
    assert bind("renewal rate").behaviour == "rate"
    assert "own.yaml" in capsys.readouterr().err
