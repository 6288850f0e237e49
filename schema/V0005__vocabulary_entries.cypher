// Every other list that values are chosen from. A fixed one is what an analysis counts on: its entries can be
// named otherwise, and none added or retired. Others hold what people put in.

UNWIND [
  {vocabulary: 'power', fixed: true, codes: [
    ['outside', 'Outside', '圈外', '01a20308-fe8c-7068-be57-7c84cf6fa01e'],
    ['political_structure', 'Political structure', '政治圈', '01a20308-fe8c-7068-be57-7c855245daec'],
    ['inner_circle', 'Inner circle', '核心圈', '01a20308-fe8c-7068-be57-7c868da79777']
  ]},
  {vocabulary: 'coverage', fixed: true, codes: [
    ['brief', 'Brief contact', '简单接触', '01a20308-fe8c-7068-be57-7c87c791efb0'],
    ['multiple', 'Multiple contacts', '多次接触', '01a20308-fe8c-7068-be57-7c882eb70757'],
    ['in_depth', 'In-depth contact', '深入接触', '01a20308-fe8c-7068-be57-7c89887d9833']
  ]},
  {vocabulary: 'adaptability', fixed: true, codes: [
    ['innovator', 'Innovator', '创新者', '01a20308-fe8c-7068-be57-7c8afcf18c30'],
    ['visionary', 'Visionary', '远见者', '01a20308-fe8c-7068-be57-7c8be6cc4310'],
    ['pragmatist', 'Pragmatist', '务实者', '01a20308-fe8c-7068-be57-7c8c51667cdf'],
    ['conservative', 'Conservative', '保守者', '01a20308-fe8c-7068-be57-7c8d4bcb55e7'],
    ['laggard', 'Laggard', '落后者', '01a20308-fe8c-7068-be57-7c8e262b43fb']
  ]},
  {vocabulary: 'response_mode', fixed: true, codes: [
    ['growth', 'Growth', '谋求增长', '01a20308-fe8c-7068-be57-7c8f5ce7a6a5'],
    ['trouble', 'Trouble', '陷入困境', '01a20308-fe8c-7068-be57-7c90e914570d'],
    ['even_keel', 'Even keel', '安于现状', '01a20308-fe8c-7068-be57-7c91f014b360'],
    ['overconfident', 'Overconfident', '过于自信', '01a20308-fe8c-7068-be57-7c929d9c636a']
  ]},
  {vocabulary: 'personality', fixed: true, codes: [
    ['analytical', 'Analytical', '分析型', '01a20308-fe8c-7068-be57-7c93c1c9b70f'],
    ['driver', 'Driver', '驱动型', '01a20308-fe8c-7068-be57-7c94844f6f10'],
    ['expressive', 'Expressive', '表现型', '01a20308-fe8c-7068-be57-7c954d2c675c'],
    ['amiable', 'Amiable', '亲和型', '01a20308-fe8c-7068-be57-7c96324116bf']
  ]},
  {vocabulary: 'decision_rule', fixed: true, codes: [
    ['majority', 'Majority of weight', '加权多数', '01a20308-fe8c-7068-be57-7c97ff801d94'],
    ['quorum', 'Quorum', '法定人数', '01a20308-fe8c-7068-be57-7c98d096066a'],
    ['unanimity', 'Unanimity of approvers', '批准人一致同意', '01a20308-fe8c-7068-be57-7c994d82aed0'],
    ['veto', 'Veto', '一票否决', '01a20308-fe8c-7068-be57-7c9a0d3e8af0'],
    ['score_threshold', 'Score threshold', '评分门槛', '01a20308-fe8c-7068-be57-7c9b028f1a2f'],
    ['highest_score', 'Highest score', '最高分中标', '01a20308-fe8c-7068-be57-7c9c3457ec9f']
  ]},
  {vocabulary: 'activity_kind', fixed: true, codes: [
    ['visit', 'Visit', '拜访', '01a20308-fe8c-7068-be57-7c9d4cfe6a36'],
    ['call', 'Call', '电话', '01a20308-fe8c-7068-be57-7c9e679bf252'],
    ['mail', 'Mail', '邮件', '01a20308-fe8c-7068-be57-7c9f76c6ceaa'],
    ['meeting', 'Meeting', '会议', '01a20308-fe8c-7068-be57-7ca0875b56f7'],
    ['demo', 'Demo', '演示', '01a20308-fe8c-7068-be57-7ca1dbe9cff3']
  ]},
  {vocabulary: 'orientation', fixed: false, codes: [
    ['business', 'Business', '业务', '01a20308-fe8c-7068-be57-7ca2aadf121c'],
    ['technical', 'Technical', '技术', '01a20308-fe8c-7068-be57-7ca3e22228b7'],
    ['financial', 'Financial', '财务', '01a20308-fe8c-7068-be57-7ca4f7f7c1d7'],
    ['relationship', 'Relationship', '关系', '01a20308-fe8c-7068-be57-7ca5fab39848']
  ]},
  {vocabulary: 'seniority', fixed: false, codes: [
    ['executive', 'Executive', '高管', '01a20308-fe8c-7068-be57-7ca69ad45d79'],
    ['director', 'Director', '总监', '01a20308-fe8c-7068-be57-7ca75781a7d0'],
    ['manager', 'Manager', '经理', '01a20308-fe8c-7068-be57-7ca83848b176'],
    ['staff', 'Staff', '职员', '01a20308-fe8c-7068-be57-7ca97c41cec3']
  ]},
  {vocabulary: 'involvement', fixed: false, codes: [
    ['partner', 'Partner', '合作伙伴', '01a20308-fe8c-7068-be57-7caa659335d3'],
    ['consultant', 'Consultant', '顾问公司', '01a20308-fe8c-7068-be57-7cabd69e4d4f'],
    ['consortium', 'Buying consortium', '联合采购方', '01a20308-fe8c-7068-be57-7cac7052a7a3']
  ]},
  {vocabulary: 'stage', fixed: false, codes: [
    ['qualification', 'Qualification', '资格确认', '01a20308-fe8c-7068-be57-7cad8e13790e'],
    ['discovery', 'Discovery', '需求调研', '01a20308-fe8c-7068-be57-7caeb2d3288d'],
    ['proposal', 'Proposal', '方案', '01a20308-fe8c-7068-be57-7cafc3fef53d'],
    ['evaluation', 'Evaluation', '评估', '01a20308-fe8c-7068-be57-7cb0f716a0ec'],
    ['negotiation', 'Negotiation', '商务谈判', '01a20308-fe8c-7068-be57-7cb1795609a3'],
    ['contract', 'Contract', '合同', '01a20308-fe8c-7068-be57-7cb26d29f8b4'],
    ['closed', 'Closed', '已结束', '01a20308-fe8c-7068-be57-7cb355d7922b']
  ]}
] AS list
UNWIND range(0, size(list.codes) - 1) AS place
MERGE (entry:VocabularyEntry {vocabulary: list.vocabulary, code: list.codes[place][0]})
ON CREATE SET entry.uid = list.codes[place][3], entry.name_en = list.codes[place][1], entry.name_zh = list.codes[place][2],
  entry.fixed = list.fixed, entry.place = place, entry.version = 1, entry.created_at = datetime(), entry.updated_at = datetime();
