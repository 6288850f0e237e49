# 薄弱环节：通往拍板人的路径、圈子与桥梁。
finding-no-way-to-deciders = { $all ->
    [1] 我方没有通往任何拍板人的路径：{ $people }。请找人引荐。
   *[0] 我方没有路径通往 { $count } 位拍板人：{ $people }。请找人引荐。
}
finding-our-only-way = { $all ->
    [1] 通往拍板人的路径全部经过我方 { $user }：一旦 { $user } 离开，就会失去 { $people }。请让另一位同事参与。
   *[0] 我方只有经过 { $user } 才能接触 { $people }。请让另一位同事参与。
}
finding-their-only-way = { $all ->
    [1] 通往拍板人的路径全部经过 { $people }：一旦 { $people } 离职或转变态度，就会失去 { $lost }。请再建一条路径。
   *[0] 我方只有经过 { $people } 才能接触 { $lost }。请再建一条路径。
}
finding-circle-not-reached = 有一个 { $count } 人的圈子我方无人覆盖：{ $people }。他们之间谈什么，我们听不到。
finding-bridge = { $people } 把自己的圈子与另外 { $circles } 个圈子连在一起：{ $percent }% 的关系通向圈外。适合传递消息。

threads-nobody-decides = 图上没有可能拍板的人。
threads-together = { $count ->
    [0] 没有路径从我方通往任何拍板人（{ $deciders }）。
    [1] 商机只悬于一线：通往拍板人（{ $deciders }）的路径全部经过 { $cut }。
   *[other] 从我方到拍板人（{ $deciders }）有 { $count } 条互不重叠的路径；失去 { $cut } 则全部中断。
}
threads-assumed = 拍板人未知，暂以排名靠前者代替。
threads-known = 已记录 { $known }% 的人的关系，可能还有其他关系。
threads-to-one = { $count ->
    [0] 没有路径从我方通往 { $deciders }。
    [1] 从我方到 { $deciders } 的路径全部经过 { $cut }。
   *[other] 从我方到 { $deciders } 有 { $count } 条互不重叠的路径；失去 { $cut } 则全部中断。
}
threads-limited = 拍板人或关系过多，未能全部查看。
circle-of-people = { $count } 人：{ $people }。{ $covered ->
    [0] 我方尚未覆盖其中任何人。
   *[other] 我方已覆盖其中 { $covered } 人。
}
