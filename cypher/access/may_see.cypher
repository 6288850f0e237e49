// purpose: whether a viewer may see a customer or a deal
// macro:   place, viewer = $viewer
(@viewer.sees_all OR @held(@place, ['read', 'write', 'own'], @viewer))
