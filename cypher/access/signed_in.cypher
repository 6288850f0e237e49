// purpose: whether the viewer is one of us: everyone may see colleagues and the words that maps are made of
// macro:   viewer = $viewer
(@viewer.sees_all OR @viewer.user_uid IS NOT NULL)
