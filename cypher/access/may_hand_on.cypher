// purpose: whether a viewer may say whose a customer or a deal is, and share it: who was only given it may not
// macro:   place, viewer = $viewer
(@viewer.changes_all OR (@viewer.may_write AND @held(@place, ['own'], @viewer)))
