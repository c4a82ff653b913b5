"""Aims of a text that no figure makes measurable: what is wished for, in goals and in what is said of the future."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.language.dates import moments
from mcp_server.language.pages import Page, Table, excerpt_of
from mcp_server.language.pages import Sentence as Said
from mcp_server.model.paper import Aim
from mcp_server.regex import regex

LONGEST: Final = 160
"""Characters; a longer sentence says more than a wish."""
SHORT: Final = 48
"""Characters of a sentence that may announce the next one."""
NEAR: Final = 20
"""Characters behind what is to come about in which it is said how much."""
AHEAD: Final = 3
"""Sentences behind an aim in which its measure may stand."""
_I: Final = re.IGNORECASE
_GOAL: Final = regex(
    r"(?:[^,，、。;；:：|]{0,10})?(?:目标|愿景|期望|期许|期待|愿望|目的|宗旨|展望|寄语|追求|努力方向|奋斗方向"
    r"|预期(?:成效|效果)?|成功(?:的)?标准)(?:如下|有[一二三四五六]个)?"
    r"|[明来]年|(?:下|未来)(?:一年|半年|学期|季度|个?月|一?阶段|三年|五年)?(?:的)?(?:打算|想法|展望|设想|方向"
    r"|重点)?|往后|今后"
    r"|(?:how (?:we(?:['’]ll| will| shall)? )?(?:know|tell|measure)|what (?:success|good|done) (?:looks|means)"
    r"|what (?:i|we|they) (?:want|hope|wish|aim|expect|would like|are after)"
    r"|where we want|success (?:criteria|looks|means)|looking (?:ahead|forward)|outlook|next (?:year|term|season"
    r"|half)|hopes?|the (?:idea|point|intention)"
    r"|intended (?:results?|effects?|outcomes?)|expected (?:benefits?|outcomes?|results?)|desired (?:results?"
    r"|outcomes?)|outcomes?|purpose)[^:|]{0,40}"
    r"|(?:[a-z0-9' -]{0,24}\b)?(?:goals?|objectives?|aims?|ambitions?|vision)(?: (?:for|of|in|until) [^:|]{2,30})?",
    _I,
)
"""A heading, the lead of a list or the head of a column that announces aims."""
_TO_DO: Final = regex(
    r"计划|规划|方向|重点|任务|举措|措施|targets?\b|plan\b|measures\b|priorit|next\b|roadmap",
    _I,
)
"""A heading that announces what is to be done: aims stand there, too, beside actions."""
_OPENS: Final = regex(
    r"^\W*(?:[^,，、。;；:：]{0,12}目标(?:[:：]|就?是|在于)|[^。;；:：]{0,40}(?:是|为)[^,，。;；]{0,8}(?:总体|工作"
    r"|主要)?目标\W*$"
    r"|(?:项目|改造|方案|系统|活动)?[^,，。;；]{0,8}(?:做成|建成|完成|上线|实施|结束)(?:之?后"
    r"|以后),?[,，]?[^。;；]{0,12}[应将要会]"
    r"|(?:[a-z0-9' -]{0,24}\b)?(?:goals?|objectives?|aims?|ambitions?|targets?)(?: (?:for|of) [^:.]{2,30})?\s?(?::"
    r"|\b(?:is|are|was)\b)"
    r"|[^,，。;；:：]{0,12}重点(?:工作)?[:：][^,，。]{0,4}(?:大力|全面|着力|深入|持续|进一步)"
    r"|(?:success|done) (?:means|is|looks)|(?:the|our) (?:project|programme|program|initiative|campaign|reform"
    r"|change|measures?)"
    r" (?:should|will|is to|aims? to|must) (?:lead to|bring|result in|make|help)\b)",
    _I,
)
"""A sentence that calls itself an aim."""
_KEYED: Final = regex(
    r"^\W*(?:KR|O|Objective|Key result|关键结果|目标)\s?[0-9一二三四五](?:[.-][0-9]+)*\s?[:：.、)）]?\s?(?=\S)"
    r"|^\W*(?:(?:总|总体|工作|主要|年度|我们的|本期|下期|下一步)?(?:目标|期望|愿景|愿望|目的|宗旨|期许|期待|展望)"
    r"|(?:our |the |overall |main |key )*(?:goal|objective|aim|hope"
    r"|ambition|vision|purpose|intention|wish)s?)(?:\*\*)?\s?(?:[:：—–-]|\s{1,3}|(?:就?是|在于)|\b(?:is|was|are)\b)",
    _I,
)
"""A line that names itself an aim or a key result."""
_PRAISE: Final = regex(
    r"更上一层楼|台阶|质的(?:飞跃|提升|变化|改变)|长足|跨越式?|突破性|面貌一新|焕然一新|有声有色|圆满|红红火火|红火"
    r"|蒸蒸日上|名列前茅|口碑|好评|赞誉|赞扬|称赞|认可|满意|喜欢|喜爱|信赖|放心|舒心|省心|开心|安心|一流|领先|标杆"
    r"|典范|样板"
    r"|优秀|卓越|精品|最好|最佳|好转|改观|新高度|新局面|新水平|新辉煌|佳绩|实效|成效|见效|打开局面|正轨|深入人心"
    r"|落到实处|家喻户晓|影响力|知名度|美誉度|竞争力|凝聚力|获得感|幸福感|归属感|活力|做[大强优深透好精细实]"
    r"|更进一步|新突破|大突破|越来越|浓厚|良好|和谐|顺畅|高效|高质量|高水平"
    r"|丰收|腾飞|崛起|壮大|扎实|有力|到位|温馨|贴心|周到|热情|过硬|响亮|叫得响|站稳|立足|扎根"
    r"|\b(?:feel|feels|find|enjoy|love|delight(?:ed)?|happy|happily|satisf(?:ied|action|y)|proud|pleased|pleasant"
    r"|confident|comfortable|at ease|welcome"
    r"|smooth(?:ly)?|seamless(?:ly)?|world-class|best-in-class|leading|state of the art|first-class|first-rate"
    r"|outstanding|excellent|great|superb|brilliant"
    r"|success(?:ful|fully)?|thriv(?:e|ing)|flourish|next level|new heights|step (?:forward|up|change)|stand out"
    r"|second to none|well[- ](?:known|liked"
    r"|regarded)|reputation|profile|popular|attractive|appreciate(?:d)?|trust(?:ed)?|strong|lively|vibrant|good"
    r"|nice|fun|top|premium|modern|professional"
    r"|efficient(?:ly)?|effective(?:ly)?|reliable|robust|improvement|progress|difference|leap|breakthrough"
    r"|excellence)\b",
    _I,
)
"""What says that all is well, and not when it is."""
_SHOULD: Final = regex(
    r"\b(?:should|ought to|must|shall|(?:is|are) (?:meant |supposed )?to|need(?:s)? to)\b|(?:^"
    r"|[,，、:：])[^,，。]{0,8}?(?:要|应当?|必须|务必|需)(?!求|要)|确保|力争|争取|努力|(?:让|使)[^,，。]{1,16}(?:更"
    r"|越来越)",
    _I,
)
"""What is not so yet, and is to be."""
_COMPARED: Final = (
    r"better|greater|higher|stronger|faster|smoother|closer|leaner|safer|cleaner|simpler|broader|deeper|wider"
    r"|quicker|calmer"
    r"|larger|bigger|smaller|longer|shorter|warmer|brighter|richer|fitter|fuller|nicer|quieter|cheaper|lighter"
    r"|clearer"
    r"|firmer|fresher|kinder|milder|neater|prouder|sharper|softer|steadier|sweeter|tighter|tougher|younger|lower"
    r"|fewer"
    r"|(?!(?:earl|suppl|carr|barr|cour|cash|front|mult|multipl|doss|outl|prem|cop|occup|sold|hotel|courr|bar|gl"
    r"|amplif|classif"
    r"|qualif|modif|verif|identif|p|t)ier)[a-z]{3,}ier"
)
_BETTER_THAN: Final = regex(
    r"更[\u4e00-\u9fff]|越来越|好转|改观|台阶|质的|飞跃|显著|明显|大幅|新的?(?:水平|高度|局面|层次|境界|气象|面貌"
    r"|突破)"
    rf"|\b(?:{_COMPARED}|more [a-z]+|less [a-z]+|improve[sd]?|considerably|noticeably|significantly|markedly"
    rf"|substantially"
    r"|greatly|a lot|much)\b",
    _I,
)
_OUTCOME: Final = regex(
    r"^\W*(?:[^:：,，.]{2,24}[:：]\s?)?(?:to |also )?(?:reach|attract|win|gain|achieve|become|be|feel|grow|increase"
    r"|improve|raise|reduce|cut|lower"
    r"|enjoy|earn|sell|draw|inspire|appeal to|get)\b",
    _I,
)
"""An item that tells what is to come about, with or without a label."""
_DEED: Final = regex(
    r"\bbe (?:[a-z]+ly )?(?!improved|increased|reduced|raised|strengthened|enhanced|cut|lowered|looked|treated|seen"
    r"|pleased"
    r"|satisfied|delighted)[a-z]+(?:ed|en|wn|ught|lt|nt|pt|ade|one)\b",
    _I,
)
"""Something is to be done, not to be so."""
_WISH: Final = regex(
    r"(?:^|[,，、:：])\s*(?:(?:[今明本下上]\S{1,3}?)?(?:将|要|应|需|力争|争取|确保|实现|计划|希望|努力|全面|进一步"
    r"|尽快)"
    r"|大幅|显著|明显|稳步|不断|持续|逐步|极大)"
    r"|目标(?:是|为)|我们(?:将|要|计划|希望)"
    r"|\b(?:will|shall|should|aims?\sto|plans?\sto|want(?:s)?\sto|intends?\sto|goal\sis|objective\sis|target\sis"
    r"|need(?:s)?\sto|must|hopes?\sto)\b",
    _I,
)
_HOPE: Final = regex(
    r"力争|争取|希望|期望|期待|盼望|努力|致力于|旨在|立志|决心|要(?:让|使|把)|目标(?:就?是|只有|有)"
    r"|\b(?:wants?|hopes?|wish(?:es)?|aims?|intends?|strives?|seeks?|endeavou?rs?|means?|aspires?|sets? out|plans?"
    r"|(?:am|is|are)"
    r" (?:keen|determined|resolved|eager|committed|looking|aiming|hoping|trying|striving|seeking)) to\b|\b(?:would"
    r"|['’]d) (?:like|love) to\b"
    r"|\b(?:wants?|wish|hopes?|needs?) (?:for |that )?(?:the |our |every |all |more )?[^,.]{1,30}? (?:to"
    r"|will|would)\b|\bit is (?:hoped|intended|planned)\b"
    r"|\b(?:intention|aim|goal|hope|wish|ambition|objective|idea|purpose|plan|dream"
    r"|vision)s? (?:[^,.]{1,40}? )?(?:is|are|to)\b",
    _I,
)
"""Nothing but an aim is said so."""
_BETTER: Final = regex(
    r"(?:^\W*(?:\d+[.)、]\s*)?|\b(?:will|shall|should|must|to|and)\s|:\s)(?:[a-z]+ly\s)?(?:improve|increase|reduce"
    r"|raise|lower|cut|boost|grow|strengthen|enhance"
    r"|accelerate|bring (?:down|up)|drive (?:down|up)|push (?:down|up)|get (?:down|up)|step up|build up|lift"
    r"|attract|reach|widen|sharpen|refine|modernise|shorten|expand|make|become|deliver|achieve|optimi[sz]e"
    r"|speed\sup|better|deepen|foster|promote"
    r"|win|streamline)\b"
    r"|(?:提升|提高|改善|增强|加强|优化|降低|减少|缩短|扩大|增加|加快|完善|推进|改进)",
    _I,
)
_GRADED: Final = regex(
    r"更[\u4e00-\u9fff]|变[好快强高]|好转|上(?:一个)?(?:新)?台阶|有(?:所|较大|明显|很大|显著"
    r"|比较明显的)[提改增好加]|(?:较大|明显|很大|显著|比较明显)的?"
    r"(?:提升|改善|增强|进步)|新的?(?:水平|高度|台阶|局面|层次|境界|气象|面貌|阶段|突破|进展)"
    rf"|\b(?:{_COMPARED}|more [a-z]+|less [a-z]+|fewer [a-z]+|(?:(?:noticeable|marked|clear|visible|tangible|real"
    rf"|sharp"
    r"|drastic|dramatic|major|strong|lasting|sustained|steady|considerable|substantial|significant) )(?:rise"
    r"|increase|growth"
    r"|drop|fall|reduction|decline|decrease|cut|gain|improvement|boost|upturn))\b(?!-)",
    _I,
)
_ENDED: Final = regex(
    r"了|已经?|得到|取得(?!更|新|明显|显著|较|长足|实质|突破|好|优)|\b(?:was|were|(?<!to )(?<!will )(?:has|have"
    r"|had)|improved|increased"
    r"|reduced|fell|rose|grew|dropped|declined"
    r"|slowed)\b|\bby\s(?:the\s)?\w+ing\b",
    _I,
)
_SOME: Final = regex(r"有所")
_FIGURE: Final = regex(
    r"\d|[%％]|[一二两三四五六七八九十百千万半]+(?:成|倍|(?<!一)个(?!新?台阶)|个百分点|个(?:点|月)|次|天|小时|分钟"
    r"|家|人|名|项|套|条|元|分|折"
    r"|本|场)|百分之|翻番|减半|归零|[零无]投诉|为零"
    r"|(?<!the )(?<!second )(?<!first )\b(?:half|halve|double|triple|zero|two|three"
    r"|four|five"
    r"|six|seven|eight|nine|ten|dozen)\b",
    _I,
)
_WHOLE: Final = regex(r"\b(?:no|every|each|all|one|none)\b|全部", _I)
"""What measures an aim only where no word of degree stands beside it."""
_DATE: Final = regex(
    r"(?:20\d\d\s?年?\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|20\d\d(?:\s?年)?|[qh][1-4]\b|^\W*\d{1,2}[.)、]", 2
)
_NAMELY: Final = regex(
    r"^\W*(?:即|具体|其中|也就是|就是说|换句话说|达到|标准|以[^,，。]{1,12}为准|that is|i\.?e\.?|specifically"
    r"|namely|concretely|in figures|we (?:will|shall)"
    r" (?:know|have)|this means|meaning|by then|measured)",
    _I,
)
_ASKED: Final = regex(r"[?？]|[\"“”「」]")
_MEASURE: Final = regex(
    r"^\W*(?:关键结果|衡量|指标|key results?|kr\s?[0-9]|kr\b|measured?\b|measures?\b"
    r"|kpis?\b)",
    _I,
)


def aims(page: Page) -> Iterator[Aim]:
    """Yield the aims of a text that no figure makes measurable, dates aside."""
    lines = [list(group) for _, group in groupby(page.sentences, key=lambda one: one.line)]
    for at, members in enumerate(lines):
        if members[0].sort in {"item", "prose"}:
            after = (one for line in lines[at + 1 : at + 1 + AHEAD] for one in line)
            behind = list(takewhile(lambda one: one.sort != "heading", after))
            for number, said in enumerate(members):
                words = _wished(said, members[:number], [*members[:number], *members[number + 1 :]], behind)
                if words is not None:
                    yield Aim(line=said.line, excerpt=excerpt_of(said.text), words=words)
    for table in page.tables:
        yield from _rows(table)


def _wished(
    said: Said, ahead: Sequence[Said], beside: Sequence[Said], behind: Sequence[Said]
) -> tuple[str, ...] | None:
    """Return the words of an aim that stand where a figure belongs; nothing where it is none, or has one."""
    text = said.text.strip()
    keyed = _KEYED.match(text)
    bare = text[keyed.end() :] if keyed else text
    if len(text) > LONGEST or _measured(bare) or _ASKED.search(text):
        return None
    degrees = tuple(dict.fromkeys(word.text for word in wording.found("vague_degree", bare)))
    graded = _GRADED.search(bare)
    if _WHOLE.search(bare) and not (degrees or graded):
        return None
    context = (*said.under[-1:], said.lead, *(one.text for one in ahead[-1:] if len(one.text) < SHORT))
    goals = any(_GOAL.fullmatch(words.strip(" *_#:：.。【】")) for words in context if words)
    aimed = goals or any(_TO_DO.search(words) for words in (*said.under[-1:], said.lead))
    better = _BETTER.search(bare)
    item = said.sort == "item"
    if (
        degrees
        and better
        and not _ENDED.search(text)
        and not _SOME.search(_HOPE.sub("", text))
        and (_WISH.search(text) or (aimed and item))
    ):
        return degrees
    praised = _PRAISE.search(bare)
    called = bool(keyed or _OPENS.match(text)) or (goals and (item or bool(graded or praised)))
    hope, outcome = _HOPE.search(bare), _OUTCOME.match(bare) if item else None
    hoped = hope is not None and bool(
        _GRADED.search(bare, hope.start()) or _PRAISE.search(bare, hope.start()) or (degrees and better)
    )
    hoped |= outcome is not None and bool(_GRADED.search(bare, outcome.end(), outcome.end() + NEAR))
    meant = (
        bool(_SHOULD.search(text))
        and not _DEED.search(text)
        and bool(_BETTER_THAN.search(bare))
        and bool(graded or praised or degrees)
    )
    if not (better or graded or degrees or praised) or _ENDED.search(bare) or not (called or hoped or meant):
        return None
    # the measure of an aim may stand beside it, or be announced right behind it
    if any(_measured(one.text) for one in beside) or any(_MEASURE.match(one.text) for one in behind[:1]):
        return None
    if not item and any(
        _measured(one.text) for one in behind if one.sort in {"item", "row"} or _NAMELY.match(one.text)
    ):
        return None
    return degrees or _loose(bare)


def _loose(text: str) -> tuple[str, ...]:
    """Return the words that say no more than that something will be better."""
    found = _GRADED.search(text) or _PRAISE.search(text) or _BETTER.search(text)
    return (re.sub(r"^\W+|\W+$", "", found[0]),) if found else ()


def _measured(text: str) -> bool:
    """Whether a text has a figure that is no date."""
    for moment in reversed(moments(text)):
        text = text[: moment.start] + " " + text[moment.end :]
    return bool(_FIGURE.search(_DATE.sub(" ", text)))


def _rows(table: Table) -> Iterator[Aim]:
    """Yield the aims of a table of aims in whose row no figure stands."""
    if not table.heads.cells or not _GOAL.fullmatch(table.heads.cells[0].text.strip(" *_#:：")):
        return
    for row in table.rows:
        cells = [cell.text for cell in row.cells]
        text = " | ".join(filter(None, cells))
        if cells and (words := _loose(cells[0])) and not _measured(text):
            yield Aim(line=row.line, excerpt=excerpt_of(text), words=words)
