# 若无人行动，态度将如何变化。态度以 -2（反对者）至 +2（铁杆支持者）计。
drift-closer = { $person } 目前对{ $party }是{ $now }；若无人行动，将变为 { $to }，向{ $party }靠近。
drift-away = { $person } 目前对{ $party }是{ $now }；若无人行动，将变为 { $to }，与{ $party }疏远。
drift-stays = { $person } 目前对{ $party }是{ $now }；{ $person } 受到的影响不足以改变这一态度。
drift-uninfluenced = { $person } 目前对{ $party }是{ $now }；没有 { $person } 受何人影响的记录，态度不变。
drift-unknown = { $person } 对{ $party }的态度未知。若从中立算起，周围的人会使 { $person } 变为 { $to }。
drift-unknown-uninfluenced = { $person } 对{ $party }的态度未知，也没有 { $person } 受何人影响的记录。
drift-share = 其中 { $known }% 依据已知的态度；其余可能使其变为 { $lowest } 至 { $highest }。

drift-unknown-stance = 态度未知，按中立起算，不计入已知。
drift-unknown-adaptability = 是否坚持己见未知，按中等估算。

# 谁影响谁。
drift-push = { $source } 使 { $target } 变化 { $by }：{ $target } { $sign ->
    [1] 听从 { $source }
   *[other] 与 { $source } 唱反调
}（强度 { $strength }，最高 3）。{ $known ->
    [1] { "" }
   *[other] { $source } 的态度未知，最初按中立计算。
}
drift-mover = 若 { $person } 的态度变化一级，其他人合计变化 { $reach } 级，尤其是 { $people }。

# 整张图。
drift-of-nobody = 图上没有态度可能变化的人。
drift-of-map = 若无人行动，对{ $party }的态度：靠近的有 { $closer } 人，疏远的有 { $away } 人。{ $total } 人中已知 { $known } 人的态度。此为估算。
drift-limited = 图上的影响关系超出计算范围：联系最少的人按态度不变处理。

# 前后两句。
drift-two-sentences = { $first }{ $second }
