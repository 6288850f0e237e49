# 我们中的一位要做的事。
agenda-about-nothing = 未注明事项
agenda-planned = { $count ->
    [0] {""}
   *[other] 与{ $people }的
}{ $kind ->
    [visit] 拜访
    [call] 电话
    [mail] 邮件
    [demo] 演示
   *[meeting] 会议
}：{ $about }。
agenda-follow-up = { $count ->
    [0] {""}
   *[other] 与{ $people }的
}上一次{ $kind ->
    [visit] 拜访
    [call] 电话
    [mail] 邮件
    [demo] 演示
   *[meeting] 会议
}之后约定的下一步到期，尚未安排：{ $about }。
agenda-decision-step = 客户的步骤“{ $step }”到期：{ $about }。
