# 竞争对手眼中的同一张图。
finding-decider-for-competitor = 有 { $count } 位拍板人支持 { $party }：{ $people }。请了解对方承诺了什么。
finding-key-player-for-competitor = 有 { $count } 位关键人支持 { $party }：{ $people }。请了解原因。
finding-leans-to-competitor = 有 { $count } 人更倾向 { $party }，而不是我方：{ $people }。请问清我方欠缺什么。
finding-competitor-without-key-player = 尚未发现支持 { $party } 的关键人；态度已知的有：{ $people }。
finding-competitor-unknown = 有 { $count } 人对 { $party } 的态度未知：{ $people }。请了解。

competitor-view = { $party }：支持 { $supporters } 人，中立 { $neutral } 人，反对 { $opponents } 人，未知 { $unknown } 人。{ $party } 与谁有联系没有记录。
