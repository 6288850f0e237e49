# 固定词表的用语，用于表格、表单和关系图。
power-outside = 圈外
power-political-structure = 政治圈
power-inner-circle = 核心圈

stance-plus-2 = 铁杆支持者
stance-plus-1 = 支持者
stance-0 = 中立者
stance-minus-1 = 不支持者
stance-minus-2 = 反对者
stance-unknown = 立场未知

coverage-brief = 简单接触
coverage-multiple = 多次接触
coverage-in-depth = 深入接触
coverage-none = 未覆盖

severity-critical = 严重
severity-warning = 警告
severity-info = 提示

adaptability-innovator = 创新者
adaptability-visionary = 远见者
adaptability-pragmatist = 务实者
adaptability-conservative = 保守者
adaptability-laggard = 落后者

response-growth = 谋求增长
response-trouble = 陷入困境
response-even-keel = 安于现状
response-overconfident = 过于自信

status-open = 进行中
status-won = 赢单
status-lost = 输单

party-us = 我方
party-competitor = 竞争对手
party-status-quo = 维持现状

line-solid = 实线汇报
line-dotted = 虚线汇报

map-customer = 客户关系图
map-opportunity = 商机关系图

unnamed-person = （未具名）
