// purpose: the jobs of a person whom a viewer may see, at customers that they may see: others would tell of customers that are not theirs
// macro:   contact, viewer = $viewer
[(@contact)-[access_job:WORKS_AT]->(access_employer:Customer)
  WHERE access_job.superseded_at IS NULL AND access_employer.deleted_at IS NULL AND @may_see(access_employer, @viewer) |
  {customer_uid: access_employer.uid, customer_name: access_employer.name, title: access_job.title,
   department: access_job.department, seniority: access_job.seniority, main_job: access_job.main_job,
   valid_from: access_job.valid_from, valid_to: access_job.valid_to}]
