# 内部推动者检验：考察什么（用于列举）。
criterion-power = 权力
criterion-path = 通向决策的路径
criterion-speaks-for-us = 我方不在场时替我方说话
criterion-personal-win = 个人收益
criterion-support = 对我方的支持

# 结论。
champion-verdict-champion = { $people } 通过内部推动者检验。
champion-verdict-not-yet = { $people } 还称不上内部推动者。
champion-verdict-coach-only = { $people } 只是教练，并非内部推动者：能提供情况，但无法替我方推动。

# 逐项理由。
champion-key-player = 有权力：属于关键人。
champion-influences-key-players = 说话有 { $count } 位关键人听：{ $people }。
champion-without-power = 自身没有权力，也没有关键人听其意见。
champion-power-unknown = 权力圈尚未判断，也没有影响关键人的记录。
champion-decides = 本人就是决策者。
champion-above-decider = 是决策者 { $people } 的上级。
champion-reaches-decider = 能通到决策者：{ $steps }。
champion-no-way = 汇报线和影响关系都通不到决策者。
champion-leads-off-map = 汇报线通向图外的上级，能否通到决策者尚不清楚。
champion-nothing-drawn = 没有上级或影响关系的记录，能否通到决策者尚不清楚。
champion-no-decider-known = 图上还没有已知的决策者，路径无从谈起。
champion-evidence = 支持我方的态度有书面依据，可能会替我方说话。
champion-allied-with-supporters = 与我方的 { $count } 位支持者结盟：{ $people }。
champion-speaks-not-for-us = 不支持我方，自然不会替我方说话。
champion-nothing-recorded = 没有替我方说话或做事的记录。请打听有谁听到过。
champion-evidence-hidden = 判断态度的依据不对您显示。
champion-has-goals = 个人目标有记录。
champion-goals-unknown = 个人能得到什么尚不清楚。请了解。
champion-goals-hidden = 个人目标不对您显示。
champion-supports-us = 支持我方。
champion-supports-us-not = 不支持我方。
champion-stance-unknown = 对我方的态度未知。
champion-arrow = { " → " }
