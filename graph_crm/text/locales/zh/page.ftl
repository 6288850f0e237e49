page-navigation = 主导航
page-back = 返回商机列表
page-problem = 无法显示
page-not-installed = 未安装网页：安装 Graph CRM 时设置了 GRAPH_CRM_SKIP_WEB=1。GraphQL 可以使用；如需网页，请去掉该设置重新安装。
api-no-graphiql = 未安装 GraphiQL：安装 Graph CRM 时设置了 GRAPH_CRM_SKIP_WEB=1。查询可以使用；如需 GraphiQL，请去掉该设置重新安装。
api-internal = 服务器内部出错，日志编号 { $id }。
api-timed-out = 请求耗时过长，已被停止。请减少一次请求的内容。日志编号 { $id }。
api-database-unavailable = 数据库暂时没有应答，请一分钟后重试。日志编号 { $id }。
api-bad-json = 请求不是有效的 UTF-8 JSON。
api-no-object = 请求必须是含有“query”的 JSON 对象。
api-not-acceptable = 可以返回的类型是 { $types }，而 Accept 请求头都不接受。
api-no-json = Content-Type 必须是 { $type }。
api-too-deep = 查询嵌套过深。
api-invalid-argument = { $argument } 不能是“{ $value }”：必须是{ $expected ->
    [cursor] 同一列表、同一排序的上一页的 endCursor
   *[other] { $expected }
 }。
page-sign-in = 登录
page-single-sign-on = 使用单点登录
page-sign-out = 退出登录
page-email = 邮箱
page-password = 密码
page-new-password = 密码（至少 12 个字符）
page-set-password = 设置密码并登录
page-name = 您的姓名
page-first-administrator = 首位管理员
page-first-administrator-why = 该链接只能使用一次。使用者可以查看全部内容，并可邀请他人。
page-welcome = 欢迎，{ $name }
api-sign-in-first = 请先登录：发送会话 Cookie，或以“Authorization: Bearer …”发送令牌。
