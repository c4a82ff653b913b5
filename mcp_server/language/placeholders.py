"""What stands in a text for something that was to be filled in: TBD, XX, 待补, [name], a row of underscores."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.regex import regex

_I: Final = re.IGNORECASE
_X: Final = r"[xX×Ｘｘ]"
_UNIT: Final = r"[季年月日号周天时分秒%％元万亿人个名家户件次台项吨届期第楼室]"
_GOES_ON: Final = r"(?! (?:to|by|in|on|at|with|from|before|until|for|as|when|whether|that)\b)"
_THING: Final = (
    r"names?|first ?names?|last ?names?|surnames?|dates?|day|month|year|time|numbers?|no\.|amounts?|figures?"
    r"|values?|links?|urls?"
    r"|charts?|graphs?|tables?|images?|pictures?|photos?|pics?|screenshots?|logos?|maps?|diagrams?|address(?:es)?"
    r"|phone|telephone|tel|mobile|e-?mails?|titles?|positions?|roles?|departments?|team|compan(?:y|ies)|clients?"
    r"|customers?|suppliers?|vendors?|products?|projects?|cit(?:y|ies)|locations?|place|venues?|rooms?|signatures?"
    r"|initials|sources?|references?|ref|quotes?|citations?|descriptions?|texts?|details?|prices?|currency"
    r"|percent(?:age)?s?|rates?|totals?|sums?|budget|deadlines?|topics?|reasons?|recipients?|senders?|contacts?"
    r"|owners?|authors?|managers?|persons?|attachments?|appendi(?:x|ces)|version|id|results?|data|numbers|summary"
    r"|paragraphs?|bio|job|speakers?|file|file ?name|extension|account|iban|website|list|example|country|region"
    r"|street"
    r"|postcode|zip(?: code)?|invoice|organi[sz]ation|employer|agency|school|site|facility|party|parties|salutation"
    r"|greeting|subject|blank"
)
"""What a slot is for."""
_FILL: Final = (
    r"insert|enter|fill(?: in| out| me)?|type|paste|attach|specify|state|complete|replace|update|put|write|choose"
    r"|select|drop|look up|ask|check|confirm|add|describe|give|provide|tbd|tbc|tba|tk|todo|to do|to be|xx|your"
    r"|please|pls|n/a|pending|missing|awaiting|waiting for|need|needs|link to|see"
)
_LATER: Final = (
    r"(?:here|goes here|to follow|to come|pending|missing|needed|required|later|once (?:final|known|available|ready)"
    r"|(?:when|if|as) (?:known|available|ready|applicable)|tb[cda]|to be [a-z]+(?: in)?|\?+)"
)
_SLOT_ZH: Final = (
    r"负责人|经办人|人名|姓名|名字|名称|日期|时间|年份|月份|地点|地址|电话|手机|号码|联系方式|联系人|邮箱|公司|单位"
    r"|部门|职务|职位|岗位|金额|数值|数字|数据|数量|比例|价格|编号|链接|图|图片|照片|截图|表格|图表"
    r"|标题|内容|正文|备注|签名|附件|客户|供应商|项目|产品|来源|文号|账号"
)
_NO_FILL: Final = r"(?![考录助贴偿发缴交种选签休课班货卡票习丁报件])"
_LACKS_ZH: Final = (
    r"(?:[待请需未尚后另再]|此处|在此|这里|此栏|会后|稍后|容后|随后|自行|财务|行政|人事|编辑)+(?:补|填|插|输|贴|录"
    r"|写|加|放|附|替换|撰写|润色|续)"
    rf"{_NO_FILL}|^(?:补(?:充|上|齐|全)?|填写?|填入|插入|输入|贴上?|录入|写上|附上|添加){_NO_FILL}|占位|请替换"
    r"|待(?:定|核|查|议|提供|更新|完善|确认|统计|明确|落实|商|审|告|通知)|^待[一-龥]{1,8}(?:补|填|定|核|提供|确认|更新|给出|录)[一-龥]{0,2}$|[暂空]缺|留空|空着|未(?:填|补|写|定)"
)
_WORDS: Final = regex(
    r"(?<![A-Za-z0-9])(?:tb[cda]|tktk|todo(?! ?lists?)|fixme|lorem(?: ipsum)?|placeholder text|(?:sample|dummy"
    r"|filler) text"
    rf"|(?<!continues )(?<!continue )(?<!what is )(?<!what are )to be (?:determined|defined|decided|announced"
    rf"|filled(?: in| out)?|advised|inserted|added|completed|supplied"
    rf"|provided|confirmed|specified|clarified|updated|agreed|finali[sz]ed){_GOES_ON}"
    rf"|(?:yet|still|remains?) to be (?:added|filled|written|inserted|supplied|completed|confirmed|defined"
    rf"|named){_GOES_ON}"
    rf"|(?:{_THING}|more) (?:to (?:follow|come)|goes here|go here|comes here|still missing)\b(?! (?:the|a|an|up|to"
    rf"|with|in)\b)"
    r"|(?:insert|add|enter|type|paste|put|write|place|drop|attach|fill in)(?: (?:the|a|your|some|my|our))?"
    r"(?: [a-z]+){0,3} here\b(?! (?:and|we|is|are)\b)|your (?:[a-z]+ ){0,2}here|click (?:here )?to (?:add|enter"
    r"|edit|insert)"
    r"|fill (?:me|this|it) in(?: later)?|insert (?:text|name|date|number|figure|link|logo|image|chart)"
    r"|(?:dear|hi|hello) (?:\(?(?:first ?|last ?|client |customer )?name\)?|firstname|x+)(?=[\s,!:]|$)"
    r"|to be filled in|firstname lastname)(?![A-Za-z0-9])"
    r"|#(?:ref!|n/a|value!|div/0!|name\?|num!)|error! (?:reference source|bookmark)|错误[!！]未(?:找到|定义)",
    _I,
)
_MAY: Final = regex(
    r"to (?:be|follow|come)\b|\bhere\b|missing|tb[cda]|tktk|todo|fixme|lorem|text\b|insert|fill|dear|hi |hello"
    r"|firstname|[#!！]"
)
"""Without which none of these words stands there."""
_SIGNS: Final = regex(
    rf"(?<=[0-9]){_X}{{4,}}(?![0-9A-Za-z])|(?<=[:：][一-龥])[xX×](?![0-9A-Za-z×])|(?<=第){_X}"
    rf"|(?<![0-9A-Za-z]){_X}{{2,}}(?:[-,.–—:：/ ]{_X}{{2,}})*(?![0-9A-Za-z])"
    rf"|(?<![0-9A-Za-z])[xX]+(?:[,.][xX]{{2,}})+(?![0-9A-Za-z])"
    rf"|(?<![0-9A-Za-zＡ-Ｚ]){_X}(?={_UNIT})|[$€£¥￥]\s?{_X}+(?:[,.]{_X}+)*(?![A-Za-z])"
    rf"|(?<![0-9])(?:19|20)(?:{_X}{{1,2}}|[_＿]{{1,2}})(?![0-9A-Za-z])|(?<![0-9])20[0-9]{_X}(?=\s?年|\b)"
    r"|(?<=[a-z] )X(?= (?:million|billion|thousand|percent|per cent|days?|weeks?|months?|hours|units|points)\b)"
    r"|\b(?:had|have|has|of|by|to|is|was|were|are) X(?= [a-z]+s\b)|\bN{1,3}(?=\s?%)"
    r"|\b[$€£]?N{2,}[,.]N{2,}\b"
    r"|(?<![A-Za-z0-9/])(?:YYYY|yyyy|20[Yy]{2})\s?[-/.年]\s?(?:MM|mm)(?:\s?[-/.月]\s?(?:DD|dd)日?)?(?![A-Za-z])"
    r"|(?<![A-Za-z0-9/])(?:DD|dd|MM|mm)[-/.](?:MM|mm|DD|dd)[-/.](?:(?:YY|yy){1,2}(?![A-Za-z])|20[0-9]{2})"
    r"|[_＿]{4,}|(?<![0-9A-Za-z_＿])[_＿]{2,}(?=\s?[%％元万亿人个天年月日号时分名家户件次台项]|\s[A-Za-z]"
    r"|[,.;，。；、]|\s*$)"
    r"|(?<=第)\s?[_＿]+\s?(?=[一-龥])|(?<=[一-龥])\s?[_＿]+\s?(?=[年月日号元%％人名次])"
    r"|[○〇◯△□▲◇☆※＊●]{2,}(?=\s?[一-龥%％0-9])(?![〇一二三四五六七八九零年])"
    r"|(?<=[\s为约是达:：])[?？]{2,}(?=\s?[\u4e00-\u9fffA-Za-z%％])|[$€£¥￥]\s?[?？]+"
    r"|(?<![?？!！一-龥A-Za-z])[?？]+\s?(?=[%％元万])"
    r"|(?<=[为约是达:：])[?？]{2,}|(?<=\b(?:is|of|by|at)\s)[?？]{2,}|(?<=:\s)[?？]{2,}"
    r"|(?<=[:：])\s?(?:\.{3,}|…+)\s*$|(?<![0-9一-龥])年\s+月\s+日"
    r"|(?:[:：约为]|[共合]计)\s{2,}(?=[%％元万亿人个天名家户件次台项]\s?(?:$|[，。；、]))"
    r"|(?<![A-Za-z])#{2,}(?=\s?(?:$|%|[a-z]{3,}))"
    r"|(?<=[一-龥:：])[（(]\s*[）)]|【\s*】|(?<=[:：])\s?\[\s*\]|(?<=[:：])\s*[?？]+\s*$|\{\{[^{}\n]{1,60}\}\}"
    r"|\$\{[A-Za-z_. ]{1,40}\}"
)
_MARK: Final = regex(
    r"(?<![a-z])[xX×Ｘｘ]|[_＿年]|NN|N%|N %|YY|yy|DD|dd|MM|[○〇◯△□▲◇☆※＊●?？#{…]|\.\.\.|[(（【\[]\s*[)）】\]]|\s\s"
)
"""Without which none of these signs stands there."""
_FORMAT: Final = regex(
    r"\bformats?\b|\bformatted\b|\bpattern\b|\bin the form\b|\b(?:written|writes?|noted?|entered|given|shown) (?:as"
    r"|like)\b|格式|形式|样式|写作|写成",
    _I,
)
_NO_LETTERS: Final = regex(r"罗马|\broman\b|\bsizes?\b|尺码|chromosom|染色体", _I)
_ZH: Final = regex(
    r"待(?:补(?![贴偿位考货仓休种发缴交])|填|定(?![标额价级岗位点型])|完善|插入|录入|撰写|润色|写(?=$"
    r"|[)）】。]))(?:充|写|全|齐|入)?"
    r"|[请须](?:填[写入上]?|补[充全齐上]|输入|插入)(?=[一-龥]{0,6}(?:$|[)）\]】。:：，]))|(?:此处|在此"
    r"|这里)(?:填写?|插入?|补充?|输入|放图|贴图|放|贴|加图|录入)"
    r"(?![在到进了着])|(?:示例文字|占位符?|样例文字)(?:$|[)）。])|请替换|某某+"
    r"|(?:后|另|再|会后|稍后|随后|容后|日后|过后|以后)补[上充]?(?=[)）】\]。；;，,、]|$)"
    r"|(?:[:：]|[为是]|数[据字]|[(（])\s?(?:暂缺|暂空|空缺|留空|待(?:核实|确认|提供|更新|明确|统计|商定|商议|议|查"
    r"|通知|告知|公布))(?=[)）】\]。；;，,]|\s*$)"
)
_EXCEPT: Final = regex(r"待定标准|待定价格|\btodo lists?\b|待填[平埋海]|待补[助水]", _I)
_BRACKETS: Final = regex(
    r"(?<![\]\w`!])\[(?P<square>[^\[\]\n]{2,60})\](?![(\[:])|【(?P<black>[^【】\n]{2,40})】"
    r"|〔(?P<shell>[^〔〕\n]{2,40})〕"
    r"|<(?P<angle>[A-Za-z一-龥][^<>\n/=\"]{1,40})>|(?<![{$\w])\{(?P<curly>[^{}\n]{2,40})\}|\((?P<round>[^()\n]{2,50})\)"
    r"|（(?P<wide>[^（）\n]{2,40})）|［(?P<full>[^［］\n]{2,40})］"
)
_SLOT: Final = regex(
    rf"(?:(?:the|your|our|an?|my|his|her|their) )?(?:[a-z'’-]+ ){{0,3}}?(?:{_THING})(?: (?:of|for|with|from|showing"
    rf"|in|per"
    rf"|and|or|goes|by) [a-z'’ -]+)?",
    _I,
)
_ASKED: Final = regex(
    rf"(?:{_FILL})\b[^:]{{0,50}}|.{{0,50}}\b{_LATER}|tb[cda]\b.*|.*\btb[cda]|citation needed|source\?|check", _I
)
_ASKED_ROUND: Final = regex(
    r"(?:please )?(?:insert|fill(?: in| out)?|enter|type|paste)\b.{0,40}|.{0,40}\b(?:goes here|to follow|to come)"
    r"|(?:insert|put|place|add) .{2,30} here"
    r"|.{0,40}\b(?:still|yet) to be [a-z]+(?: in)?|(?:name|date|figure|number|link|amount|source"
    r"|details)s? (?:missing|pending|needed)"
    r"|(?:first ?|last ?|your |client )?name|your .{2,20}|.{0,30}\btb[cda]\b.{0,10}",
    _I,
)
_NO_SLOT: Final = regex(r"sic|draft|done|open|closed|new|todo list|x|see below|see above", _I)
_LACKS: Final = regex(_LACKS_ZH)
_SLOTS_ZH: Final = regex(
    rf"(?:[一-龥]{{0,6}}(?:的|/))?(?:[一-龥]{{0,4}})(?:{_SLOT_ZH})(?:[/、和或](?:{_SLOT_ZH}))?|姓名|先生/女士"
)
_CALLED: Final = ("姓名", "名字", "称呼", "单位名称", "公司名称", "客户姓名", "客户名称")
_TO_WHOM: Final = regex(r"(?:尊敬的|致|由|[:：])\s?$")
_PARTS: Final = regex(r"[,/]| and ")
_SAID: Final = regex(r"[\"“”]")
_CODE: Final = regex(r"`[^`\n]*`")


def placeholders(text: str) -> Iterator[str]:
    """Yield what was left in a sentence for something else, as it is written; code is left out."""
    text = _CODE.sub(lambda code: " " * len(code[0]), text)
    hidden = [found.span() for found in _EXCEPT.finditer(text)]
    found = [*(_WORDS.finditer(text) if _MAY.search(text.lower()) else ()), *_ZH.finditer(text)]
    if _MARK.search(text) and not _NO_LETTERS.search(text):
        found += [one for one in _SIGNS.finditer(text) if not (one[0][:1].lower() in "ydm" and _FORMAT.search(text))]
    taken: list[tuple[int, int]] = []
    for bracket in _BRACKETS.finditer(text):
        if _is_slot(bracket, text):
            taken.append(bracket.span())
            yield bracket[0]
    for one in sorted(found, key=lambda one: (one.start(), -one.end())):
        if not any(low < one.end() and one.start() < high for low, high in (*taken, *hidden)):
            taken.append(one.span())
            yield one[0].strip()


def _is_slot(bracket: re.Match[str], text: str) -> bool:
    """Whether what stands in brackets says what is to stand there."""
    sort, said = str(bracket.lastgroup), bracket[bracket.lastgroup or 0].strip()
    if _NO_SLOT.fullmatch(said):
        return False
    if sort in {"wide", "round"} and not said.isascii():
        if said in _CALLED and _TO_WHOM.search(text[: bracket.start()]):
            return True
        return len(said) <= 24 and bool(_LACKS.search(said)) and not any(letter in said for letter in "，；。")
    if not said.isascii():
        # a head of a part of the text stands in such brackets, too
        named = bool(text[: bracket.start()].strip(" #*-"))
        return bool(_LACKS.search(said)) or (named and bool(_SLOTS_ZH.fullmatch(said)))
    if sort == "round":
        return bool(_ASKED_ROUND.fullmatch(said))
    if any(letter.isdigit() for letter in said):
        return False
    if said[:4].lower() == "the " and _SAID.search(text):
        return False  # what an editor puts into the words of another
    said = said.replace("_", " ")
    parts = [part.strip() for part in _PARTS.split(said)] if sort == "square" and "{" not in said else [said]
    return bool(_ASKED.fullmatch(said) or any(map(_SLOT.fullmatch, parts)))
