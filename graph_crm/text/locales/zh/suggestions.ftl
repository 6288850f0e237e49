# 为什么某个不在图上的人可能应当加入。
suggestion-weighty-role = 在该客户的其他关系图中担任权重 { $percent }（满分 100）的角色。
suggestion-powerful = { $power ->
    [inner_circle] 在该客户的其他关系图中属于核心圈。
   *[political_structure] 在该客户的其他关系图中属于政治圈。
}
suggestion-leads-people = 有 { $count } 名直接下属。
suggestion-influential = 在该客户的另一张关系图中影响 { $count } 人。
suggestion-in-other-maps = 出现在该客户的另外 { $count } 张关系图中。
suggestion-senior = 职务：{ $title }。
