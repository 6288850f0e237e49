error-too-many-maps-watched = 这里已打开 { $limit } 张地图，无法再实时跟踪更多。请关闭一些，或刷新页面查看变化。
live-no-message = 这不是 graphql-transport-ws 的消息。
