"""What plans say of money against risks, of who is told, and of gates, in English."""

from collections.abc import Mapping

PLAN: Mapping[str, str] = {
    "plan.covered": "Contingency against reserve: {reserve} ({names}) − expected loss {expected} = {left} left.",
    "plan.short": "Contingency against reserve: {reserve} ({names}) − expected loss {expected} = {left}; the reserve is short.",
    "plan.valued": " {n} of {of} risks {n:gives|give} both probability and cost; the others are not in it.",
    "plan.unjudged.both": "Contingency against reserve cannot be judged: no risk gives both probability and cost, and no budget line is a reserve.",
    "plan.unjudged.line": "Contingency against reserve cannot be judged: no budget line is a reserve.",
    "plan.unjudged.amount": "Contingency against reserve cannot be judged: the reserve ({names}) has no clear amount.",
    "plan.unjudged.loss": "Contingency against reserve ({names}) cannot be judged: no risk gives both probability and cost.",
    "plan.unjudged.unit": "Contingency against reserve cannot be judged: the reserve ({names}) and the losses are not all in one unit.",
    "section.gates": "Gates",
    "section.stage_gates": "Stage gates and kill criteria",
    "plan.gate": "Gate",
    "plan.no_kill_criteria": "No limit (gate, red line or trigger) says yet when this is stopped.",
    "plan.told.figures": "Figures: {names}",
    "plan.told.done": "Done: {work}",
    "plan.told.handed": "Done: {work}; handed over: {names}",
    "plan.told.risk": "The risk begins: {text}",
    "label.communication": "Communication list",
    "label.told": "Told",
    "label.told_by": "By",
    "label.gate_name": "Gate",
    "label.stage_from": "Stage from",
    "label.must_be_done": "Done by then",
    "label.conditions": "Conditions",
    "label.kill_criteria": "Kill criteria",
}
