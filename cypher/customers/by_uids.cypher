// purpose: the customers of these uids that the viewer may see
// params:  uids: list[str], viewer: map
// returns: customer: map
// access:  read
UNWIND $uids AS uid
MATCH (customer:Customer {uid: uid})
WHERE customer.deleted_at IS NULL
  AND ($viewer.sees_all OR EXISTS {
    MATCH (:User {uid: $viewer.user_uid})-[mine:OWNS|COLLABORATES]->(customer)
    WHERE mine.valid_to IS NULL AND mine.superseded_at IS NULL
  })
RETURN customer {.*} AS customer
