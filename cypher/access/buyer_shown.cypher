// purpose: what a viewer sees of the customer of a deal that they may see: who it is, and more only if the customer is theirs too
// macro:   customer, viewer = $viewer
CASE WHEN @may_see(@customer, @viewer) THEN @customer {.*}
  ELSE @customer {.uid, .name, .kind, .version, .created_at, .updated_at, .deleted_at} END
