// purpose: whether a viewer may change a customer or a deal, and what is in its map
// macro:   place, viewer = $viewer
(@viewer.changes_all OR (@viewer.may_write AND @held(@place, ['write', 'own'], @viewer)))
