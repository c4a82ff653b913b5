"""Words by which a text calls a figure a limit: the least, the most, an alarm, or one that may be either."""

from typing import Final

from mcp_server.language.folding import either

FLOOR: Final = either(
    """[下低]限 底线 保底 最低(?:要求|标准|值|限|额|线|分|应|须|不得)? 及格线 合格线 达标线 准入线 录取线 分数线 起征点
        门槛 保本点 盈亏平衡点 荣枯线 保留价 底价
        安全库存 安全储备 最少 起码 至少 不低于 不少于""",
    """floors?, minimum, minima, min, pass(?:ing)? (?:mark|score|grade), cut-?off, lower (?:limit|bound),
        hurdle, quorum, breaks?[- ]?even, reserve price,
        safety stock, at least, (?:may|can) (?:drop|fall|sink|go down) to""",
)
CEILING: Final = either(
    """上限 限额 限值 限高 限速 限重 限量 红线 天花板 封顶 最高(?:限|额|允许|不得|线|价)
        最大(?:允许|限|不得|容许) 允许(?:值|偏差|误差|范围|最大|的)? 容许 容忍 容差 允差 公差 护栏 批复 批准 核准
        批的 授权 合同价 中标价 概算 汛限 (?<=[定许求准限约过])(?:最高|最多|最大|最长|最迟) 额度 配额 定额 限定
        控制(?:值|价|线|目标|数|标准|指标|额) 内控 止损 许可
        拦标价 标底
        停[工机产运飞航用电收采](?=[^,，。;；]{0,4}?(?:风[速力]|水位|[温湿]度|气温|雨量|浓度|压力|线|标准|条件|[阈限界]?值))
        满载 核定 核载 承重 载重 限载 荷载
        (?<![权有无局界门])限 容量 预留 留出 划出 拨出 可?容纳 运力 承载力?
        能[装容坐停](?:下|得下)? 库容 载[客重]量""",
    """ceilings?, caps?, capped, limits?, maximum, maxima, max, upper (?:limit|bound), toleranc(?:e|es),
        allow(?:ed|able|s)?,
        (?<!valuation )(?<!loss )allowances?(?! (?:charge|for (?:credit|loan|doubtful|bad))),
        permit(?:s|ted|ssible)?, permissible, no more than, at (?:the )?most,
        not to exceed, stop-loss, (?:hard|soft) stop, kill switch, licen[cs]ed, authori[sz]ed, approved,
        sanctioned, granted, set aside, earmarked,
        reserved, put by, put aside, ring-?fenced, up to, tolerates?, accepts?, rated,
        circuit breaker, guard ?rails?, capacity, seats, holds,
        carries, accommodates, room for, space for,
        (?:allows?|lets?|permits?|grants?|gives?) (?:us|them|you|anyone|people|[a-z]+s)
        (?:to )?(?:have|keep|use|run|take|lose|spend|be),
        may (?:dry|stay|stand|wait|spend|remain|sit|run|work|drive|park|borrow|keep|use|burn|lose|be (?:out|kept|away)),
        can (?:reach|rise|climb|go up|carry|hold|take|last|weigh|cost|seat|fit)(?: up)?(?: to)?""",
)
ALARM: Final = either("警戒 预警 报警 告警 触发(?=线|值|点|条件)", "alarm, alert, warning, trigger, trip, cut-?out")
NEUTRAL: Final = either(
    """目标 盘子 预算 (?i:aql) (?:任务|底|基)数 (?:时间|序时)进度 放宽[到至为]? 收紧[到至为]? 责任状 任务书 达到 保持在
        维持在 指标 标准 要求 规定 承诺 计划 任务 考核(?=[线值目指标要为是:：])
        基准 保证(?!金) 约定 (?<!本)合同(?!总?[价额金]) 协议 国标 规范 阈值 契约 责任书 定的 设定 标线 警示
        (?<![供内急刚按])需要?(?!求) 必须
        (?<![响供反适相对效感呼照顺])应当?(?![急届用收付对聘邀试发到出参还返交检]) 须
        不得 区间 范围 [^在连上下产路干热专流视长短直曲]线(?=[是为:：在定设])""",
    """targets?, budget(?:ed)?, goals?, standards?, require(?:d|s|ment|ments), benchmark, norms?, plan(?:ned)?,
        commit(?:ted|ment), promised?, sl[ao]s?, objective, thresholds?, (?:the|our|a|this|that) bar, quota,
        covenant, contract(?:ual)?, (?:reckon|calculat)(?:s|ed?)?(?= (?:with|on)),
        spec(?:ification|s)?, lines?, policy, needs?, (?:is|are|was|were) needed,
        demand(?:s|ed)?,
        asks? for, asked for, calls? for, expect(?:s|ed), want(?:s|ed), aimed for, stipulat(?:es|ed), prescrib(?:es|ed),
        licen[cs]e, aql, agreed, aim(?:ed)?, criteri(?:on|a), guidelines?, ranges?, band, corridor, window,
        promise, owe[sd]?(?! (?:us|me)), mark, guarantee[sd]?, oblige[sd]?, lets? us,
        gates?, rules?, regulations?, must, should, shall,
        (?:has|have|is|are|had|was|were) to, pledged?,
        undertook, undertaking, service level, terms, conditions?, statutes?, by-?laws?, bars?, entitle[sd]?""",
)
