"""A call of each tool that every face is tried with, and calls that cannot be carried out."""

EXAMPLES = {
    "generate_plan": {
        "department": {"name": "Data platform", "teams": [{"name": "Engineers", "heads": 6}]},
        "period": "2026Q2",
        "kpis": [{"id": "up", "name": "Availability", "baseline": "99.5%", "target": "≥99.9%", "owner": "Ines"}],
        "initiatives": [
            {"id": "a", "name": "Second site", "owner": "Ines", "start": "2026-04-01", "duration": "4 weeks"},
            {"id": "b", "name": "Drill", "owner": "Marek", "duration": "5 days", "after": ["a"]},
        ],
    },
    "run_retrospective": {
        "as_of": "2025-06-09",
        "project": "校园外卖柜试点。目标:注册≥1,500;DAU≥200。",
        "phases": "2025-03-01~2025-05-31。准备:选点(03-03~03-14);实施:4个两周迭代(03-17~05-02)。",
        "evidence": "注册1,210;DAU峰值230;预算30万,实际33万。",
        "actions": [{"id": "a", "text": "按日保存DAU", "owner": "林梅"}],
    },
    "summarize_work": {
        "as_of": "2026-07-06",
        "who": "客服部",
        "period": "2026上半年",
        "goals": "首次响应时间≤4小时；客户满意度≥4.5分",
        "achievements": "首次响应时间由6.5小时缩短到3.8小时；依据：工单系统\n各项目标全部达成",
        "plans": "首次响应时间≤3小时；负责人：许静",
    },
    "build_proposal": {
        "as_of": "2026-11-02",
        "aim": "Parcel lockers at twelve metro stations: release 2.4 million yuan",
        "costs": [{"id": "l", "name": "Lockers", "amount": "2.4 million yuan"}],
        "cases": [
            {
                "id": "ours",
                "whose": "ours",
                "rate": "8%",
                "horizon": "4 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "0.9 million yuan"}],
            }
        ],
        "success_test": [{"id": "use", "name": "Lockers in use", "baseline": "0%", "target": "≥60%", "due": "2027"}],
    },
    "run_5whys": {
        "problem": "上线后支付失败率由0.2%升到3%",
        "causes": [
            {"id": "c1", "because": "连接池耗尽", "basis": "fact", "evidence": "监控截图"},
            {"id": "c2", "because": "超时设置为60秒", "parent": "c1"},
        ],
    },
    "build_kpi_tree": {
        "nodes": [
            {"id": "revenue", "unit": "USD", "formula": "customers * price", "value": "$1,200"},
            {"id": "customers", "value": "40"},
            {"id": "price", "unit": "USD", "value": "$30"},
        ]
    },
    "swot": {"aim": "Open a second shop", "items": [{"id": "s", "text": "Loyal regulars", "quadrant": "strength"}]},
    "prioritize": {
        "scheme": "RICE",
        "options": [
            {
                "id": "s",
                "name": "Search",
                "figures": {"reach": "800", "impact": "3", "confidence": "80%", "effort": "4"},
            },
            {
                "id": "e",
                "name": "Export",
                "figures": {"reach": "500", "impact": "2", "confidence": "80%", "effort": "5"},
            },
        ],
    },
    "revise_document": {
        "id": "doc-1",
        "revision": 1,
        "patch": [{"op": "add", "path": "/kpis/id=up/source", "value": "Uptime probe"}],
    },
    "get_document": {"id": "doc-1", "view": "data", "at": "/tasks"},
    "find_documents": {"words": "platform"},
    "export_document": {"id": "doc-1", "format": "md"},
    "check_document": {
        "text": "# 一季度\n共 120 人，其中研发 80 人、销售 30 人。\n",
        "claims": [{"text": "研发 80 人、销售 30 人", "op": "sum", "of": ["80人", "30人"], "value": "120人"}],
    },
    "explain": {"id": "TGT101"},
    "fill_template": {"name": "analyse_swot", "locale": "en", "arguments": {"aim": "Open a second shop"}},
}

WRONG = [
    ("generate_plan", {}, "/department: is required"),
    (
        "generate_plan",
        {"department": "IT", "kpis": [{"name": "x", "target": "soonish", "boss": "y"}]},
        (
            '/kpis/0/target: cannot be read as a quantity: "soonish". Write it like 57 million, ≥92%, 3 person-months\n'
            "/kpis/0/boss: there is no such field: take it out, or use one that exists (id, text, name, definition, "
            "unit, behaviour, better, baseline, target, due, lasts, owner, source, objective, profile, splits)"
        ),
    ),
    ("get_document", {"id": "nowhere"}, "No document has the id 'nowhere'."),
    (
        "explain",
        {"id": "NOPE"},
        "No rule and no metric is called 'NOPE'; codes begin with ACT, FIN, KPI, NUM, PLN, PRI, RES, RET, RSK, SWT, TGT, TXT, WHY.",
    ),
]
