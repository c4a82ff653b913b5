"""Words that make a number beside them no figure: names of what is numbered, idioms, and what follows a year."""

from typing import Final

from mcp_server.language.folding import words

NAMES: Final = frozenset(
    words(
        "day phase sprint version ver stage step level tier no nr top iso rfc iec soc chapter section page "
        "figure table iteration round appendix objective milestone priority kr okr gate task item option case "
        "scenario category class grade build release port error node question hypothesis wave batch epic story "
        "ticket pr annex layer series tls http python java kubernetes note notes pages asc asu ifrs ias aasb gaap "
        "topic form scope band"
    )
)
"""What a number behind it is the name of."""
NUMBERED: Final = frozenset(
    words(
        "pump berth boiler furnace reactor pier quay kiln oven turbine generator article clause paragraph platform "
        "terminal hall runway hangar silo conveyor crane substation transformer feeder workstream ward room building "
        "press unit zone bay lane floor booth aisle cohort locker lab line team site tank year"
    )
)
"""The same of places and machines, where nothing behind the number is counted."""
IDIOMS: Final = words(
    "万一 千万别 乱七八糟 不三不四 三三两两 千千万万 五湖四海 四面八方 三言两语 一心一意 三心二意 九牛一毛 "
    "七嘴八舌 丢三落四 接二连三 朝三暮四 颠三倒四 五花八门 十全十美 百里挑一 独一无二 一模一样 四分五裂 "
    "七七八八 九死一生 五光十色 七上八下 三天两头 一年一度 一年四季 略知一二 两全其美 一举两得 四通八达 十有八九 "
    "百发百中 千方百计 千篇一律 万无一失 一五一十 三教九流 五颜六色 七零八落 八九不离十 一石二鸟 一刀切 "
    "一带一路 五险一金 三长两短 两面三刀 百家争鸣 三番五次 三番两次"
)
"""Words with numerals that count nothing."""
UNCOUNTED: Final = (
    r"(?:was|is|has|as|this|its|plus|less|versus|vs|thus|always|does|goes|comes|stays|includes|represents|figures"
    r"|results"
    r"|accounts|revenues|costs|expenses|targets|goals|levels|prices|rates|values|earnings|savings|elections|budgets"
    r"|plans"
    r"|reports|minutes|series|olympics|statistics|business|process|progress|access|status|basis|census|loss|gross"
    r"|bonus)\b"
)
"""What ends in an s behind a year, and is nothing of which there were so many."""
INSIDE: Final = {"近": "最附靠邻临就亲", "约": "预契节签履爽违续失邀解毁赴践特条公集简隐制相", "超": "商反赶彩b中英"}
"""Before what looks like a bound and is the end of a word: 附近 30 户, 爽约 304 人, 商超 31 万瓶."""
