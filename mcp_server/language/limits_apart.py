"""Words that make a figure beside a limit neither it nor what is held against it: how far apart, how often, since
when."""

from typing import Final

from mcp_server.regex import regex

GAP: Final = regex(
    r"\s(?:over|above|under|below|behind|ahead|short|beyond|more|less|higher|lower)"
    r"(?: (?:than|of|the|our|its))*(?: [a-z]+)?\s?(?:[,;.)]|$|\b(?:while|whereas|but|and|with|because|since)\b)"
    r"|\s?(?:的?(?:超支|节余|结余|缺口|差额|差距)|[多少]于?(?:计划|预算|目标))"
)
"""What follows a distance from a limit: 32 thousand over plan."""
LATER: Final = regex(r"\b(?:afterwards|later|earlier|before|thereafter|formerly)$")
"""What makes a figure one of another time."""
PART_OF: Final = regex(
    r"占(?!比|有率|用)[^,，。;；]{0,14}$|\b(?:share|part|portion|proportion) of (?:the |our )?[a-z ]{0,20}$"
)
"""What stands before a share of what is called a limit: 占合同价的 54.4%."""
TIMES: Final = frozenset({"次", "起", "回", "条", "times", "alarms", "alerts", "warnings"})
"""How often an alarm rang, and not where."""
