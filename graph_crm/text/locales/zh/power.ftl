# 职位权力与非正式影响力。
finding-grey-eminence = { $people } 职位不高却很有话语权：在可比较的其他 { $compared } 人中，影响力高于 { $informal }%，职位只高于 { $formal }%。{ $covered ->
    [0] 我方尚无人覆盖，请尽快接触。
   *[1] 决策之前请先听取其意见。
}
finding-boss-nobody-asks = { $people } 有职位却少有人请教：在可比较的其他 { $compared } 人中，职位高于 { $formal }%，影响力只高于 { $informal }%。不要把商机只押在此人身上。
finding-broker = { $people } 连接着彼此不相识的人（约束系数 { $constraint }，图中一般为 { $median }）。消息经由此人传开，请保持沟通。

reason-stands-between = 在其他任意两人之间最短的影响路径中，有 { $percent }% 经过此人。
reason-ties-to-circles = 伯特约束系数 { $constraint }：越低说明其联系人彼此越不相识，接近 1 说明处在同一个封闭的圈子里。
reason-informal-against-formal = 在可比较的其他 { $compared } 人中，职位高于 { $formal }%，影响力高于 { $informal }%。

power-position = { $known ->
    [1] 职位与影响力合计 { $lowest } 分（满分 100，估算值）。
   *[0] 按已知的职位与影响力合计 { $lowest } 分（满分 100，估算值）；其余补齐后最高可达 { $highest } 分。
 }
power-compared = { $compared ->
    [0] 没有人的职位与影响力同时为已知，因此无法比较。
   *[other] { $people } 人中有 { $compared } 人的职位与影响力均为已知，仅比较这些人。
}
power-limited = 图中关系过多，无法计算谁处在他人之间。
