error-query-too-costly = { $measure ->
    [cost] 此请求需 { $value } 点，而一次请求最多 { $limit } 点。请一次少取几行（first），或减少列表中的列表。
    [depth] 此请求的字段嵌套 { $value } 层，最多 { $limit } 层。更深的内容请另发请求。
    [nesting] 此处的选择集与片段嵌套 { $value } 层，最多 { $limit } 层。
    [fields] 展开所有片段后共 { $value } 个字段，最多 { $limit } 个。请分成几次请求。
    [aliases] 此处有 { $value } 个别名，最多 { $limit } 个。请分成几次请求。
    [directives] 此处有 { $value } 个指令，最多 { $limit } 个。
    [fragments] 此处有 { $value } 个片段，最多 { $limit } 个。
   *[repeats] 同样的内容被反复请求：有 { $value } 对字段在结果中占同一位置，最多 { $limit } 对。每项只请求一次即可。
 }
error-rate-limited = 您这一分钟的点数已用完。请在 { $seconds } 秒后再来。
api-other-site = 此请求来自其他网站的页面，这里只接受本站页面的请求。
api-too-many-operations = 此连接上已有 { $limit } 个操作在进行。请等其中一个结束，或将其结束。
