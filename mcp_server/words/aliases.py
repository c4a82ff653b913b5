"""What Chinese calls the fields and choices of a brief; a name may stand for several fields, the first that fits wins."""

from collections.abc import Mapping

FIELDS: Mapping[str, tuple[str, ...]] = {
    "标题": ("title",), "语言": ("locale",), "编号": ("id",), "名称": ("name",), "姓名": ("name",), "正文": ("notes", "text"),
    "内容": ("text", "what"), "描述": ("text", "what"), "说明": ("text", "definition"), "截至": ("as_of",), "今天": ("as_of",),
    "依据": ("evidence",), "证据": ("evidence",), "假设": ("assumptions",), "阈值": ("thresholds",), "文中断言": ("claims",),
    "豁免": ("waivers",), "来源": ("source",), "数据来源": ("source",), "指标": ("metric", "kpis", "metrics"),
    "数值": ("value",), "样本量": ("n",), "复查": ("review",), "成立条件": ("holds_if",), "用途": ("role",),
    "持续": ("lasts",), "措施": ("action", "actions"), "行动": ("actions", "action"), "章节": ("section",),
    "部门基本信息": ("department",), "部门": ("department", "name"), "规划周期": ("period",), "周期": ("period",),
    "核心战略目标": ("objectives",), "目标列表": ("objectives",), "上级战略要求": ("requirements",), "上级要求": ("requirements",),
    "关键绩效指标基准": ("kpis",), "关键绩效指标": ("kpis",), "可用资源概况": ("resources",), "可用资源": ("resources",),
    "主要风险关切点": ("risks",), "主要风险": ("risks",), "风险": ("risks",), "举措": ("initiatives",), "核心举措": ("initiatives",),
    "人力分配": ("allocations",), "里程碑": ("milestones",), "协同": ("interfaces",), "接口": ("interfaces",),
    "复盘": ("reviews",), "评审": ("reviews",), "职能": ("function",), "团队": ("teams", "team"), "现状": ("situation",),
    "优势": ("strengths",), "待改进": ("improvements",), "改进项": ("improvements",), "保持": ("keep",), "必要性": ("necessity",),
    "紧迫性": ("urgency",), "排序": ("rank",), "开始": ("start",), "结束": ("end",), "规划类型": ("plan_type",),
    "负责人": ("owner",), "责任人": ("owner",), "服务于": ("serves",), "衡量": ("measure",), "口径": ("definition",),
    "单位": ("unit",), "性质": ("behaviour",), "方向": ("better", "direction"), "基线": ("baseline",), "基准": ("baseline",),
    "目标": ("target", "goal", "objective", "objectives"), "目标值": ("target",), "期限": ("due",), "截止": ("due",),
    "到期": ("due",), "所属目标": ("objective",), "节奏": ("profile", "rhythm"), "拆分": ("splits",), "权重": ("weight",),
    "优先级": ("priority",), "成员": ("team",), "交付物": ("deliverables",), "验收": ("acceptance",), "验收标准": ("acceptance",),
    "工期": ("duration",), "时长": ("duration",), "前置": ("after",), "成本": ("cost",), "费用": ("cost",), "时间": ("when",),
    "日期": ("date", "dates", "when"), "工作": ("work",), "投入": ("effort",), "包含于": ("within",), "证明": ("proves",),
    "事项": ("what",), "联系人": ("contact",), "服务水平": ("service_level",), "频率": ("rhythm",), "决策人": ("decides",),
    "角色": ("roles", "role"), "人数": ("heads",), "产能": ("capacity",), "预算": ("budget",), "工具": ("tools",), "金额": ("amount",),
    "上限": ("limit",), "上级": ("parent",), "概率": ("probability",), "影响": ("impact",), "损失": ("cost",), "预防": ("prevention",),
    "应急": ("contingency",), "应对": ("contingency",), "触发条件": ("trigger",), "条目": ("items",), "象限": ("quadrant",),
    "内外": ("origin",), "评分": ("rating",), "策略": ("strategies",), "问题": ("problem",), "地点": ("where",), "规模": ("size",),
    "原因": ("because", "causes", "cause"), "上一级": ("parent",), "性质依据": ("basis",), "类别": ("category",),
    "可控": ("controllable",), "占比": ("share",), "对策": ("countermeasures", "action"), "预期": ("expected",),
    "检查": ("check",), "节点": ("nodes",), "公式": ("formula",), "情景": ("scenarios",), "分母": ("of",), "阶段": ("stage",),
    "要决定的事": ("aim",), "评分方法": ("scheme",), "选项": ("options",), "方案": ("options",), "准则": ("criteria", "criterion"),
    "评价准则": ("criteria",), "两两比较": ("comparisons",), "比值": ("ratio",), "甲": ("a",), "乙": ("b",), "得分项": ("figures",),
    "各项数值": ("figures",), "分界线": ("cutoffs",), "量表": ("scale",), "随机种子": ("seed",), "增长率": ("growth",), "份额": ("share",),
}  # fmt: skip

CHOICES: Mapping[str, tuple[str, ...]] = {
    "存量": ("stock",), "流量": ("flow",), "比率": ("rate",), "比例": ("rate",), "越高越好": ("higher",), "越低越好": ("lower",),
    "区间": ("range",), "年度": ("annual",), "季度": ("quarter",), "项目": ("project",), "新业务": ("new_business",),
    "检查点": ("checkpoint",), "门禁": ("gate",), "承诺": ("objective",), "黄色预警": ("amber",), "红色预警": ("red",),
    "触发条件": ("trigger",), "优势": ("strength",), "劣势": ("weakness",), "机会": ("opportunity",), "威胁": ("threat",),
    "strengths": ("strength",), "weaknesses": ("weakness",), "opportunities": ("opportunity",), "threats": ("threat",),
    "s": ("strength",), "w": ("weakness",), "o": ("opportunity",), "t": ("threat",), "内部": ("internal",),
    "外部": ("external",), "事实": ("fact",), "推测": ("hypothesis",), "假设": ("hypothesis",), "是": ("yes",), "否": ("no",),
    "true": ("yes",), "false": ("no",), "可控": ("yes",), "不可控": ("no",), "获取": ("acquisition",), "获客": ("acquisition",),
    "激活": ("activation",), "留存": ("retention",), "收入": ("revenue",), "变现": ("revenue",), "推荐": ("referral",),
    "中文": ("zh-CN",), "zh": ("zh-CN",), "zh_cn": ("zh-CN",), "english": ("en",), "英文": ("en",), "year": ("annual",),
    "yearly": ("annual",), "quarterly": ("quarter",), "up": ("higher",), "down": ("lower",),
    "加权": ("weighted",), "加权评分": ("weighted",), "层次分析法": ("ahp",), "波士顿矩阵": ("bcg",), "高": ("higher",), "低": ("lower",),
}  # fmt: skip

FACTORS: Mapping[str, str] = {
    "触达": "reach", "覆盖": "reach", "覆盖人数": "reach", "影响": "impact", "影响力": "impact", "信心": "confidence", "置信度": "confidence",
    "把握": "confidence", "容易度": "ease", "易实现": "ease", "易行性": "ease", "工作量": "effort", "投入": "effort", "业务价值": "value",
    "用户业务价值": "value", "价值": "value", "business_value": "value", "user_business_value": "value", "时间紧迫性": "time_criticality",
    "紧迫性": "time_criticality", "时间关键性": "time_criticality", "urgency": "time_criticality", "降低风险": "risk_reduction",
    "风险降低": "risk_reduction", "rroe": "risk_reduction", "risk_reduction_opportunity_enablement": "risk_reduction",
    "risk_reduction_and_opportunity_enablement": "risk_reduction", "工作规模": "size", "规模": "size", "job_size": "size", "duration": "size",
    "增长率": "growth", "市场增长率": "growth", "市场增长": "growth", "market_growth": "growth", "growth_rate": "growth",
    "市场份额": "share", "份额": "share", "占有率": "share", "market_share": "share", "最大对手份额": "rival", "对手份额": "rival",
    "最大竞争对手份额": "rival", "rival_share": "rival", "largest_rival": "rival", "相对份额": "relative_share",
    "相对市场份额": "relative_share", "relative_market_share": "relative_share",
}  # fmt: skip
"""What the figures of a scheme are called beside their names."""
