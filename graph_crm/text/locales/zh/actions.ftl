# 下一步行动，以及假设变化的影响。
action-win-over = { $user }争取{ $person }，使其态度提升一级：由“{ $from }”变为“{ $to }”。
action-ask-stance = { $user }了解{ $person }的态度，并争取支持。
action-stay-in-touch = { $user }就此与{ $person }联系。
action-get-introduced = { $user }请{ $through }引荐{ $person }。
action-make-contact = 请确定由谁首次接触{ $person }：目前没有记录在案的门路。
action-find-person = { $gap ->
    [no_approver] { $count ->
        [0] 请弄清由谁签字（{ $roles }），并加入关系图。
       *[other] 请弄清由谁签字（{ $roles }）：目前只有职位，没有姓名（{ $people }）。
    }
    [no_champion] { $count ->
        [0] 请在对方内部找到愿意为我方说话的人（{ $roles }），并加入关系图。
       *[other] 请了解支持者是否愿意在内部为我方说话（{ $roles }）：{ $people }。
    }
   *[required_role_missing] { $count ->
        [0] 请弄清由谁担任{ $roles }，并加入关系图。
       *[other] 请弄清由谁担任{ $roles }：目前只有职位，没有姓名（{ $people }）。
    }
}
action-add-thread = 请建立第二条联系。
action-gain = 若成功，估算赢率将从 { $before }% 变为 { $after }%。
action-no-gain = 其本身不改变投票。
action-not-reckoned = 对赢率的影响暂时无法估算。
actions-none = 从关系图看暂无待办：没有缺口，也没有可争取的票。
actions-limited = 只试算了分量最重的 { $count } 人。

difference-chance = 估算赢率从{ $before }变为{ $after }。
difference-support = 对我方的支持（范围 -100 至 +100）从{ $before }变为{ $after }。
difference-light = 由{ $before }变为{ $after }。
difference-decides-more = { $people }的决策分量上升：由第 { $before } 位变为第 { $after } 位。
difference-decides-less = { $people }的决策分量下降：由第 { $before } 位变为第 { $after } 位。
difference-gap-opens = 出现缺口：{ $gap }
difference-gap-closes = 缺口消除{ $count ->
    [0] {""}
   *[other] （{ $people }）
}。原为：{ $gap }
difference-unknown = 未知
difference-none = 所估算的各项均无变化。
