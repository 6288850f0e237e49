# 各方获得的支持，以及商机的红黄绿灯。
support-value = { $known ->
    [0] { $count ->
        [0] 尚无有分量的人，
       *[other] 有分量的 { $count } 人态度均未知，
    }无法判断支持度。
    [100] { $value }（范围 -100 至 +100），所有人的态度均已知。
   *[other] { $value }（范围 -100 至 +100），依据已知的 { $known }% 权重；其余的态度可能使其变为 { $lowest } 至 { $highest }。
}


light-red = 红灯
light-amber = 黄灯
light-green = 绿灯
light-nobody-judged = 尚无人对我方的态度为已知。
light-no-supportive-key-player = 尚无关键人明确支持我方。
light-supportive-key-player = { $count ->
   *[other] { $count } 位关键人支持我方，但都不拍板：{ $people }。
}
light-decider-supports = { $count ->
   *[other] 拍板或批准的 { $count } 人支持我方：{ $people }。
}
light-veto-against = { $count ->
   *[other] 有否决权的 { $count } 人反对我方：{ $people }。
}
