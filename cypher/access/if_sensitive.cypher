// purpose: a text that says what we think of somebody, for viewers who may see that; null for others
// macro:   text, viewer = $viewer
CASE WHEN @viewer.sees_sensitive THEN @text END
