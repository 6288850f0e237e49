import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { collisions } from "../around/collisions";
import { useRecordEdit } from "../around/edit";
import { useShown } from "../around/unwritten";
import { ApplyMapChanges } from "../map/query";
import { useWords } from "../words";
import { contactKey, type ContactRecord } from "./record";

const JobsNow = graphql(`
  query JobsNow($contact: ID!) {
    contact(uid: $contact) { jobs { customerUid title department seniority mainJob validFrom validTo } }
  }
`);

const RevisionsNow = graphql(`
  query RevisionsNow($customer: ID!) {
    customer(uid: $customer) { contactMap { mapRevision organisationRevision } }
  }
`);

export type Job = ContactRecord["jobs"][number];
type WhatTheyDo = Pick<Job, "title" | "department" | "seniority" | "mainJob">;

/** A present job as a record of its own. */
export interface JobFacts extends WhatTheyDo {
  uid: string;
  /** Every change begins a new line, so its beginning tells one from the other. */
  version: number;
  /** The person's. */
  name: string;
}
/** What is otherwise of a job; what is not named stays. */
export type JobChange = Partial<WhatTheyDo>;
export type JobEdit = ReturnType<typeof useJobEdit>;

/** The revisions of a company's own map, on which a change of a job there rests. Throws `AskError`. */
export async function readBase(customer: string, signal?: AbortSignal) {
  const found = (await ask(RevisionsNow, { customer }, signal)).customer?.contactMap;
  return found && { uid: customer, kind: "CUSTOMER" as const, ...found };
}

/** Changes one of the present jobs of a contact where it stands. */
export function useJobEdit(contact: ContactRecord, job: Job) {
  const { t, asked: language } = useWords();
  const queries = useQueryClient();
  const { uid, name } = contact;
  const customer = job.customerUid;
  const known = useMemo(() => factsOf({ uid, name }, job), [uid, name, job]);
  const facts = useShown<JobFacts>(known) ?? known;
  async function read(): Promise<JobFacts | null> {
    const jobs = (await ask(JobsNow, { contact: uid })).contact?.jobs ?? [];
    const now = jobs.find((one) => isPresent(one, customer));
    return now ? factsOf({ uid, name }, now) : null;
  }
  return useRecordEdit<JobFacts, JobChange>({
    href: `/contacts/${uid}`,
    key: contactKey(uid, language),
    facts,
    write: async (change, seen) => {
      // First of all: what comes between this and the writing is a conflict for the server.
      const map = await readBase(customer);
      const now = await read();
      // Without a job this would be a new one.
      if (!map || !now) {
        void queries.invalidateQueries({ queryKey: contactKey(uid, language) });
        return { __typename: "Over", message: t("around.job-over") };
      }
      if (collisions(seen, now, change).length > 0) return { __typename: "StaleVersion", message: t("map.conflict") };
      const variables = { map, changes: [{ setJob: { contact: uid, ...change } }], mutationId: crypto.randomUUID(), language };
      const { applyMapChanges: answer } = await ask(ApplyMapChanges, variables);
      if (answer.__typename === "MapChangesApplied") return { facts: (await read()) ?? now };
      return answer.__typename === "EditConflict" ? { __typename: "StaleVersion", message: answer.message } : answer;
    },
    read,
    put: (page, now) => ("jobs" in page ? { ...page, jobs: withJob(page.jobs as Job[], customer, now) } : page),
    outdates: [["around", "contact", uid], ["around", "people-of"], ["around", "people"], ["around", "called"], ["contacts"]],
  });
}

/** A job as a record: of one person at one company. */
export function jobUid(contact: string, customer: string): string {
  return `${contact} ${customer}`;
}

function factsOf(contact: { uid: string; name: string }, job: Omit<Job, "customer" | "customerName">): JobFacts {
  const { customerUid, title, department, seniority, mainJob, validFrom } = job;
  return { uid: jobUid(contact.uid, customerUid), version: Date.parse(validFrom), name: contact.name, title, department, seniority, mainJob };
}

function withJob(jobs: readonly Job[], customer: string, { title, department, seniority, mainJob }: JobFacts): Job[] {
  return jobs.map((job) => {
    if (isPresent(job, customer)) return { ...job, title, department, seniority, mainJob };
    // One of several is the main one.
    return mainJob && job.validTo === null ? { ...job, mainJob: false } : job;
  });
}

function isPresent(job: { customerUid: string; validTo: string | null }, customer: string): boolean {
  return job.customerUid === customer && job.validTo === null;
}
