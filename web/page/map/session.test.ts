import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { AskError } from "../api/ask";
import type { ContactMap, MapChange } from "./query";
import { MapSession } from "./session";
import { seating } from "./starting";
import { mapOf } from "./testing";

interface Sent {
  name: "change" | "seats" | "undo";
  variables: { map: { mapRevision: number; organisationRevision: number }; changes: MapChange[]; mutationId: string; batch: string };
  answer(answered: unknown): void;
  /** The connection breaks; nobody knows whether it was done. */
  lose(): void;
}

let sent: Sent[];
let reads: { answer(map: ContactMap): void; lose(): void; miss(): void }[];
let opened: MapSession[];

/** The edge of the network: what was sent waits for the test to answer it. */
beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  reads = [];
  opened = [];
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("fetch", (_: string, request: { body: string }) => {
    const { query, variables } = JSON.parse(request.body);
    return new Promise<Response>((resolve, reject) => {
      sent.push({
        name: query.includes("applyMapChanges") ? "change" : query.includes("applyTemplate") ? "seats" : "undo",
        variables,
        answer: (answered) => resolve(answered instanceof Response ? answered : Response.json(answered)),
        lose: () => reject(new TypeError("Failed to fetch")),
      });
    });
  });
});

afterEach(() => {
  for (const session of opened) session.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(map: ContactMap = mapOf(["a", "b"])): MapSession {
  const session = new MapSession(map, {
    language: "en",
    customer: "customer",
    read: () =>
      new Promise((resolve, reject) => {
        reads.push({
          answer: resolve,
          lose: () => reject(new AskError("offline", "")),
          miss: () => reject(new AskError("refused", "", { code: "NOT_FOUND" })),
        });
      }),
  });
  session.open();
  opened.push(session);
  return session;
}

const move = (stakeholder: string, x: number): MapChange => ({ placeStakeholder: { stakeholder, x, y: 0 } });
const place = (session: MapSession, uid = "a") => session.shown().map.stakeholders.find((one) => one.uid === uid)?.x;
const state = (session: MapSession) => session.shown().saving.state;
const tick = () => vi.advanceTimersByTimeAsync(0);
const moved = (map: ContactMap, revision: number, x: number): ContactMap => ({
  ...map,
  mapRevision: revision,
  stakeholders: map.stakeholders.map((one) => (one.uid === "a" ? { ...one, x, y: 0 } : one)),
});

function written(batch: string | null, map: number, organisation = 0) {
  const revisions = [
    { uid: "deal", map, organisation: 0 },
    ...(organisation ? [{ uid: "customer", map: 0, organisation }] : []),
  ];
  return { batch, replayed: false, revisions };
}
const applied = (batch: string | null, map: number, organisation = 0) => ({
  data: { applyMapChanges: { __typename: "MapChangesApplied", written: written(batch, map, organisation) } },
});
const undone = (batch: string, map: number) => ({ data: { undo: { __typename: "Undone", written: written(batch, map) } } });
const problem = (message: string) => ({ data: { applyMapChanges: { __typename: "NotInThisMap", message } } });
const collision = (batch: string) => ({
  key: "a#place", kind: "IN_MAP", people: [], before: null, theirs: null, mine: null, batch, madeByName: "Bo", madeAt: "2026-01-01T00:00:00Z",
});
const conflict = (batch: string) => ({
  data: { applyMapChanges: { __typename: "EditConflict", message: "Bo changed it", collisions: [collision(batch)] } },
});

async function answer(number: number, answered: unknown): Promise<void> {
  await tick();
  const one = sent[number];
  if (!one) throw new Error(`only ${sent.length} requests`);
  one.answer(answered);
  await tick();
}

describe("writing", () => {
  it("shows a gesture at once and writes it as one batch", async () => {
    const session = open();
    session.change(move("a", 1), move("b", 2));
    expect([place(session, "a"), place(session, "b"), state(session)]).toEqual([1, 2, "saving"]);
    await tick();
    expect(sent.map((one) => one.variables.changes)).toEqual([[move("a", 1), move("b", 2)]]);
    await answer(0, applied("one", 2));
    expect([place(session, "a"), state(session)]).toEqual([1, "saved"]);
  });

  it("writes in several batches what is more than the server takes at once", async () => {
    const session = open();
    session.change(...Array.from({ length: 1200 }, (_, index) => move("a", index)));
    expect(place(session)).toBe(1199);
    await answer(0, applied("one", 2));
    await answer(1, applied("two", 3));
    await answer(2, applied("three", 4));
    expect(sent.map((one) => one.variables.changes.length)).toEqual([500, 500, 200]);
    expect(state(session)).toBe("saved");
  });

  it("sends one at a time, in order, each on what the one before made", async () => {
    const session = open();
    session.change(move("a", 1));
    session.change(move("a", 2));
    session.change(move("a", 3));
    await tick();
    expect(sent).toHaveLength(1);
    await answer(0, applied("one", 2));
    expect(sent).toHaveLength(2);
    await answer(1, applied("two", 3));
    await answer(2, applied("three", 4));
    expect(sent.map((one) => one.variables.map.mapRevision)).toEqual([1, 2, 3]);
    expect(sent.map((one) => one.variables.changes[0])).toEqual([move("a", 1), move("a", 2), move("a", 3)]);
    expect(place(session)).toBe(3);
  });

  it("reads what followed from the changes, once a moment has passed", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    expect(reads).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(reads).toHaveLength(1);
    reads[0]?.answer(moved(mapOf(["a", "b"]), 2, 1));
    await tick();
    expect([place(session), session.shown().map.mapRevision]).toEqual([1, 2]);
  });

  it("says what was refused, shows it no more and goes on", async () => {
    const session = open();
    session.change(move("a", 1));
    session.change(move("b", 2));
    await answer(0, problem("not in this map"));
    expect(session.shown().refused).toEqual({ message: "not in this map", number: 1 });
    expect([place(session, "a"), place(session, "b")]).toEqual([null, 2]);
    await answer(1, applied("two", 2));
    expect(state(session)).toBe("saved");
    expect(reads).toHaveLength(1);
  });

  it("counts only the customer's own organisation", async () => {
    const session = open();
    session.change({ setReportingLine: { report: "contact-a", manager: "contact-b" } });
    const answered = applied("one", 1, 2);
    answered.data.applyMapChanges.written.revisions.push({ uid: "another customer", map: 0, organisation: 99 });
    await answer(0, answered);
    expect(session.shown().map.organisationRevision).toBe(2);
  });
});

describe("a gesture of more than the server takes at once", () => {
  const large = (shift = 0) => Array.from({ length: 1200 }, (_, index) => move("a", index + shift));
  const asked = () => sent.map((one) => (one.name === "change" ? one.variables.changes.length : one.variables.batch));
  const writeLarge = async (session: MapSession) => {
    session.change(...large());
    await answer(0, applied("one", 2));
    await answer(1, applied("two", 3));
    await answer(2, applied("three", 4));
  };

  it("is taken back as one step, the last part first, and done again in its order", async () => {
    const session = open();
    await writeLarge(session);
    session.undo();
    expect(session.shown().canUndo).toBe(false);
    await answer(3, undone("-three", 5));
    expect(session.shown().canRedo).toBe(false);
    await answer(4, undone("-two", 6));
    await answer(5, undone("-one", 7));
    expect([session.shown().canUndo, session.shown().canRedo]).toEqual([false, true]);
    session.redo();
    expect([session.shown().canUndo, session.shown().canRedo]).toEqual([true, false]);
    await answer(6, undone("+one", 8));
    await answer(7, undone("+two", 9));
    await answer(8, undone("+three", 10));
    session.undo();
    await tick();
    expect(asked()).toEqual([500, 500, 200, "three", "two", "one", "-one", "-two", "-three", "+three"]);
  });

  it("is taken back with what is written of it and what is not yet sent", async () => {
    const session = open();
    session.change(...large());
    await answer(0, applied("one", 2));
    session.undo();
    expect(session.shown().canUndo).toBe(false);
    await answer(1, applied("two", 3));
    await answer(2, undone("-two", 4));
    await answer(3, undone("-one", 5));
    session.redo();
    await answer(4, undone("+one", 6));
    await answer(5, undone("+two", 7));
    await answer(6, applied("three", 8));
    expect(asked()).toEqual([500, 500, "two", "one", "-one", "-two", 200]);
    session.undo();
    await answer(7, undone("-three", 9));
    expect(asked().slice(7)).toEqual(["three", "+two"]);
  });

  it("is simply not done where nothing of it was sent", async () => {
    const session = open();
    session.change(move("b", 1));
    session.change(...large());
    session.undo();
    await answer(0, applied("one", 2));
    expect([sent.length, session.shown().canUndo, session.shown().canRedo]).toEqual([1, true, true]);
  });

  it("stops where a part is refused, says so, and what is written of it is one step to take back", async () => {
    const session = open();
    session.change(...large());
    await answer(0, applied("one", 2));
    await answer(1, problem("no"));
    expect([session.shown().refused?.message, state(session), asked().length]).toEqual(["no", "saved", 2]);
    session.undo();
    await answer(2, undone("-one", 3));
    expect([asked().at(-1), session.shown().canUndo]).toEqual(["one", false]);
  });

  it("that can be taken back in part only can be had again as it was", async () => {
    const session = open();
    session.change(move("b", 1));
    await answer(0, applied("zero", 2));
    session.change(...large());
    for (const [index, batch] of ["one", "two", "three"].entries()) await answer(index + 1, applied(batch, index + 3));
    session.undo();
    await answer(4, undone("-three", 6));
    await answer(5, { data: { undo: { __typename: "AlreadyUndone", message: "gone" } } });
    expect([session.shown().refused?.message, session.shown().canUndo, session.shown().canRedo]).toEqual(["gone", true, true]);
    session.redo();
    await answer(6, undone("+three", 7));
    expect(asked().slice(4)).toEqual(["three", "two", "-three"]);
  });

  it("goes on taking back after the connection was lost", async () => {
    const session = open();
    await writeLarge(session);
    session.undo();
    await answer(3, undone("-three", 5));
    sent[4]?.lose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked().slice(3)).toEqual(["three", "two", "two"]);
    expect(sent[5]?.variables.mutationId).toBe(sent[4]?.variables.mutationId);
  });
});

describe("taking back", () => {
  it("does not send what was taken back before its turn, and can do it again", async () => {
    const session = open();
    session.change(move("a", 1));
    session.change(move("a", 2));
    await tick();
    session.undo();
    expect([place(session), session.shown().canRedo]).toEqual([1, true]);
    session.redo();
    expect(place(session)).toBe(2);
    await answer(0, applied("one", 2));
    expect(sent[1]?.variables.changes).toEqual([move("a", 2)]);
  });

  it("takes back what is on its way, and not what was before", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    session.change(move("a", 2));
    await tick();
    session.undo();
    await answer(1, applied("two", 3));
    expect([sent[2]?.name, sent[2]?.variables.batch]).toEqual(["undo", "two"]);
    await answer(2, undone("two back", 4));
    reads.at(-1)?.answer(moved(mapOf(["a", "b"]), 4, 1));
    await tick();
    expect([place(session), session.shown().canUndo, session.shown().canRedo]).toEqual([1, true, true]);
    session.redo();
    await tick();
    expect([sent[3]?.name, sent[3]?.variables.batch]).toEqual(["undo", "two back"]);
  });

  it("takes nothing else back when what was on its way is refused", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    session.change(move("a", 2));
    await tick();
    session.undo();
    await answer(1, problem("no"));
    expect(sent).toHaveLength(2);
    expect(session.shown().canUndo).toBe(true);
  });

  it("is seen at once, before the server has answered, so that what is done next is reckoned from it", async () => {
    const session = open();
    session.change(move("a", 1), move("b", 2));
    await answer(0, applied("one", 2));
    session.undo();
    expect([place(session, "a"), place(session, "b")]).toEqual([null, null]);
    session.change(move("b", 5));
    expect([place(session, "a"), place(session, "b")]).toEqual([null, 5]);
    await answer(1, undone("back", 3));
    expect([place(session, "a"), place(session, "b")]).toEqual([null, 5]);
    await answer(2, applied("two", 4));
    session.undo();
    session.redo();
    expect([place(session, "a"), place(session, "b")]).toEqual([null, null]);
  });

  it("is seen at once also for what is done again, and for what is still on its way", async () => {
    const session = open();
    session.change(move("a", 1));
    await tick();
    session.undo();
    expect(place(session)).toBeNull();
    await answer(0, applied("one", 2));
    await answer(1, undone("back", 3));
    expect(place(session)).toBeNull();
    session.redo();
    expect(place(session)).toBe(1);
    await answer(2, undone("again", 4));
    session.undo();
    expect(place(session)).toBeNull();
  });

  it("shows again what could not be taken back", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    session.undo();
    await answer(1, { data: { undo: { __typename: "AlreadyUndone", message: "gone" } } });
    expect([place(session), session.shown().refused?.message]).toEqual([1, "gone"]);
  });

  it("offers no more steps than there are", async () => {
    const session = open();
    expect(session.shown().canUndo).toBe(false);
    session.change(move("a", 1));
    await tick();
    session.undo();
    expect(session.shown().canUndo).toBe(false);
    session.undo();
    await answer(0, applied("one", 2));
    await answer(1, undone("back", 3));
    expect(sent).toHaveLength(2);
  });

  it("forgets what could be done again when something new is done", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    session.undo();
    await answer(1, undone("back", 3));
    expect(session.shown().canRedo).toBe(true);
    session.change(move("a", 5));
    expect(session.shown().canRedo).toBe(false);
  });
});

describe("a lost connection", () => {
  it("keeps everything, and sends the very same request again", async () => {
    const session = open();
    session.change(move("a", 1));
    session.change(move("b", 2));
    await tick();
    sent[0]?.lose();
    await tick();
    expect([state(session), place(session, "a"), place(session, "b")]).toEqual(["waiting", 1, 2]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent[1]?.variables).toEqual(sent[0]?.variables);
    await answer(1, applied("one", 2));
    await answer(2, applied("two", 3));
    expect([state(session), sent.length]).toEqual(["saved", 3]);
  });

  it("goes on as soon as the browser is online again", async () => {
    const session = open();
    session.change(move("a", 1));
    await tick();
    sent[0]?.lose();
    await tick();
    window.dispatchEvent(new Event("online"));
    await answer(1, applied("one", 2));
    expect(state(session)).toBe("saved");
  });

  it("waits longer each time, at most half a minute", async () => {
    const session = open();
    session.change(move("a", 1));
    await tick();
    for (let tries = 0; tries < 10; tries++) {
      sent.at(-1)?.lose();
      await tick();
      const before = sent.length;
      await vi.advanceTimersByTimeAsync(Math.min(30, 2 ** tries) * 1000 - 1);
      expect(sent).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(sent).toHaveLength(before + 1);
    }
  });

  it("undoes what may have been written by asking the server, not by forgetting it", async () => {
    const session = open();
    session.change(move("a", 1));
    await tick();
    sent[0]?.lose();
    await tick();
    session.undo();
    window.dispatchEvent(new Event("online"));
    await answer(1, applied("one", 2));
    await tick();
    expect([sent[2]?.name, sent[2]?.variables.batch]).toEqual(["undo", "one"]);
  });

  it("says that one is signed out, and goes on after", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, new Response("", { status: 401 }));
    expect([state(session), place(session)]).toEqual(["signed-out", 1]);
    await vi.advanceTimersByTimeAsync(1000);
    await answer(1, applied("one", 2));
    expect(state(session)).toBe("saved");
  });

  it("writes what waits although the page was left", async () => {
    const session = open();
    session.change(move("a", 1));
    await tick();
    sent[0]?.lose();
    await tick();
    session.close();
    await vi.advanceTimersByTimeAsync(1000);
    await answer(1, applied("one", 2));
    expect(state(session)).toBe("saved");
  });

  it("asks before the window is closed over what is not written", async () => {
    const session = open();
    const leave = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(false);
    session.change(move("a", 1));
    expect(leave()).toBe(true);
    await answer(0, applied("one", 2));
    expect(leave()).toBe(false);
  });

  it("is over for a reading that failed, too", async () => {
    const session = open();
    void session.refresh();
    await tick();
    reads[0]?.lose();
    await tick();
    expect(state(session)).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1000);
    reads[1]?.lose();
    await tick();
    expect(state(session)).toBe("waiting");
    await vi.advanceTimersByTimeAsync(2000);
    reads[2]?.answer(moved(mapOf(["a", "b"]), 5, 7));
    await tick();
    expect([state(session), place(session)]).toEqual(["saved", 7]);
  });
});

describe("a text that is being typed", () => {
  it("is compared with what its maker saw, and not with what came meanwhile", async () => {
    const session = open();
    const field = {};
    session.begin(field);
    void session.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toHaveLength(0);
    session.change(move("a", 1));
    session.finish(field);
    await answer(0, conflict("theirs"));
    expect([sent[0]?.variables.map.mapRevision, state(session)]).toEqual([1, "conflict"]);
  });

  it("does not take over a reading that was on its way when it was begun", async () => {
    const session = open();
    const field = {};
    void session.refresh();
    session.begin(field);
    reads[0]?.answer(moved(mapOf(["a", "b"]), 5, 7));
    await tick();
    expect([place(session), reads.length]).toEqual([null, 1]);
    session.finish(field);
    reads[1]?.answer(moved(mapOf(["a", "b"]), 5, 7));
    await tick();
    expect([place(session), state(session)]).toEqual([7, "saved"]);
  });

  it("is asked for before the window is closed", () => {
    const session = open();
    const field = {};
    const leave = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    session.begin(field);
    expect(leave()).toBe(true);
    session.finish(field);
    expect(leave()).toBe(false);
  });

  it("is one step to undo, however often it was saved", async () => {
    const session = open();
    session.change(move("b", 9));
    await answer(0, applied("before", 2));
    session.asPartOf("typing", () => session.change(move("a", 1)));
    await answer(1, applied("one", 3));
    session.asPartOf("typing", () => session.change(move("a", 2)));
    await answer(2, applied("two", 4));
    session.undo();
    await answer(3, undone("minus two", 5));
    await answer(4, undone("minus one", 6));
    expect(sent.slice(3).map((one) => one.variables.batch)).toEqual(["two", "one"]);
    expect([session.shown().canUndo, session.shown().canRedo]).toEqual([true, true]);
  });
});

describe("a map that is not there any more", () => {
  const notFound = { data: { applyMapChanges: { __typename: "NodeNotFound", message: "no such node" } } };

  it("writes nothing more, and shows what it was and what was not saved", async () => {
    const session = open();
    session.change(move("a", 7));
    session.change(move("b", 8));
    await answer(0, notFound);
    reads[0]?.miss();
    await tick();
    expect(session.shown().saving).toEqual({ state: "gone", unsaved: 2 });
    expect([place(session, "a"), place(session, "b"), session.shown().refused]).toEqual([7, 8, null]);
    session.change(move("a", 9));
    void session.refresh();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, reads.length, place(session, "a")]).toEqual([1, 1, 7]);
  });

  it("is found out by a reading, too, and asks nobody to stay", async () => {
    const session = open();
    void session.refresh();
    reads[0]?.miss();
    await tick();
    expect(session.shown().saving).toEqual({ state: "gone", unsaved: 0 });
    const leave = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leave);
    expect(leave.defaultPrevented).toBe(false);
  });

  it("is not meant when only somebody in it is not found", async () => {
    const session = open();
    session.change(move("a", 7));
    await answer(0, notFound);
    reads[0]?.answer(mapOf(["a", "b"]));
    await tick();
    expect([state(session), session.shown().refused?.message]).toEqual(["saved", "no such node"]);
  });
});

describe("a mutation of its own", () => {
  const seats = seating({ named: "STANDARD" });
  const withSeat = (revision: number, organisation = 2) => ({ ...mapOf(["a", "b", "seat"]), mapRevision: revision, organisationRevision: organisation });
  const seated = (batch: string | null, map: number, contactMap = withSeat(map)) => ({
    data: { applyTemplate: { __typename: "TemplateApplied", written: written(batch, map, 2), contactMap } },
  });
  const people = (session: MapSession) => session.shown().map.stakeholders.map(({ uid }) => uid);

  it("waits for its turn, and is seen once the server has answered with the map", async () => {
    const session = open();
    session.change(move("a", 1));
    session.write(seats);
    await tick();
    expect([sent.length, state(session)]).toEqual([1, "saving"]);
    await answer(0, applied("one", 2));
    expect(sent[1]?.variables).toMatchObject({ map: { uid: "deal", kind: "OPPORTUNITY", mapRevision: 2, organisationRevision: 1 } });
    expect(people(session)).toEqual(["a", "b"]);
    await answer(1, seated("two", 3));
    expect([people(session), state(session)]).toEqual([["a", "b", "seat"], "saved"]);
    session.change(move("b", 2));
    await tick();
    expect(sent[2]?.variables.map).toMatchObject({ mapRevision: 3, organisationRevision: 2 });
  });

  it("is one step to undo, which is seen at once, and can be done again", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    session.write(seats);
    await answer(1, seated("two", 3));
    session.undo();
    expect([people(session), session.shown().canUndo]).toEqual([["a", "b"], true]);
    await answer(2, undone("-two", 4));
    expect([sent[2]?.variables.batch, session.shown().canRedo]).toEqual(["two", true]);
    session.redo();
    expect(people(session)).toEqual(["a", "b", "seat"]);
    await answer(3, undone("+two", 5));
    expect(sent[3]?.variables.batch).toBe("-two");
  });

  it("is not sent where it was taken back before its turn, and is sent when it is done again", async () => {
    const session = open();
    session.change(move("a", 1));
    session.write(seats);
    session.undo();
    await answer(0, applied("one", 2));
    expect([sent.length, session.shown().canRedo]).toEqual([1, true]);
    session.redo();
    await answer(1, seated("two", 3));
    expect([sent[1]?.name, people(session)]).toEqual(["seats", ["a", "b", "seat"]]);
  });

  it("is taken back when it is on its way, and not what was before", async () => {
    const session = open();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    session.write(seats);
    await tick();
    session.undo();
    await answer(1, seated("two", 3));
    await answer(2, undone("-two", 4));
    expect([sent[2]?.variables.batch, people(session), session.shown().canUndo]).toEqual(["two", ["a", "b"], true]);
  });

  it("is the very same request again after a lost connection", async () => {
    const session = open();
    session.write(seats);
    await tick();
    sent[0]?.lose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent[1]?.variables).toEqual(sent[0]?.variables);
    await answer(1, seated("one", 2));
    expect([state(session), people(session)]).toEqual(["saved", ["a", "b", "seat"]]);
  });

  it("takes nothing over of others' while something waits that its maker made without it", async () => {
    const session = open();
    session.write(seats);
    await tick();
    session.change(move("a", 1));
    await answer(0, seated("one", 5));
    expect([sent[1]?.variables.map.mapRevision, people(session)]).toEqual([1, ["a", "b"]]);
    await answer(1, applied("two", 6));
    expect(reads).toHaveLength(1);
    reads[0]?.answer(withSeat(6));
    await tick();
    expect(people(session)).toEqual(["a", "b", "seat"]);
  });

  it("that came to nothing is no step to undo", async () => {
    const session = open();
    session.write(seats);
    await answer(0, { data: { applyTemplate: { __typename: "TemplateApplied", written: written(null, 1), contactMap: mapOf(["a", "b"]) } } });
    expect([state(session), session.shown().canUndo]).toEqual(["saved", false]);
  });

  it("is refused in the server's words, and pauses in a conflict until one has chosen", async () => {
    const session = open();
    session.write(seats);
    await answer(0, { data: { applyTemplate: { __typename: "UnknownValue", message: "no such role" } } });
    expect([session.shown().refused?.message, session.shown().canUndo]).toEqual(["no such role", false]);
    reads[0]?.answer(mapOf(["a", "b"]));
    await tick();
    session.write(seats);
    await answer(1, { data: { applyTemplate: conflict("theirs").data.applyMapChanges } });
    expect(state(session)).toBe("conflict");
    void session.settle("mine");
    await tick();
    reads[1]?.answer({ ...mapOf(["a", "b"]), mapRevision: 7 });
    await tick();
    expect(sent[2]?.variables.map.mapRevision).toBe(7);
    await answer(2, seated("one", 8));
    expect([state(session), session.shown().canUndo]).toEqual(["saved", true]);
  });

  it("says what its maker has to know of it", async () => {
    const session = open();
    session.write(async () => ({ __typename: "MapChangesApplied", written: written("one", 2), contactMap: withSeat(2), remark: "not all" }));
    await tick();
    expect(session.shown().remark).toEqual({ message: "not all", number: 1 });
  });
});

describe("a conflict", () => {
  async function inConflict() {
    const session = open();
    session.change(move("a", 1));
    session.change(move("b", 2));
    await answer(0, conflict("theirs"));
    expect(state(session)).toBe("conflict");
    return session;
  }

  it("pauses all writing and keeps the work", async () => {
    const session = await inConflict();
    session.change(move("b", 3));
    void session.refresh();
    window.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, reads.length, state(session)]).toEqual([1, 0, "conflict"]);
    expect([place(session, "a"), place(session, "b")]).toEqual([1, 3]);
  });

  it("ends with theirs: mine is dropped, the rest is written, and theirs is shown", async () => {
    const session = await inConflict();
    void session.settle("theirs");
    await tick();
    expect(sent[1]?.variables.changes).toEqual([move("b", 2)]);
    await answer(1, applied("two", 3));
    reads[0]?.answer(moved(mapOf(["a", "b"]), 3, 9));
    await tick();
    expect([place(session), state(session)]).toEqual([9, "saved"]);
  });

  it("ends with mine: it is written over theirs, as it is now", async () => {
    const session = await inConflict();
    void session.settle("mine");
    await tick();
    reads[0]?.answer(moved(mapOf(["a", "b"]), 4, 9));
    await tick();
    expect(sent[1]?.variables).toMatchObject({ map: { mapRevision: 4 }, changes: [move("a", 1)] });
    expect(sent[1]?.variables.mutationId).not.toBe(sent[0]?.variables.mutationId);
    await answer(1, applied("one", 5));
    expect(place(session)).toBe(1);
  });

  it("keeps the choice when the connection is lost then", async () => {
    const session = await inConflict();
    void session.settle("mine");
    await tick();
    reads[0]?.lose();
    await tick();
    expect(state(session)).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1000);
    reads[1]?.answer(moved(mapOf(["a", "b"]), 4, 9));
    await tick();
    expect(sent[1]?.variables).toMatchObject({ map: { mapRevision: 4 }, changes: [move("a", 1)] });
  });

  it("ends with an undo of mine", async () => {
    const session = await inConflict();
    session.undo();
    expect(state(session)).toBe("conflict");
    session.undo();
    await tick();
    expect([place(session, "a"), sent.length]).toEqual([null, 1]);
  });
});

describe("what others do", () => {
  it("is read, many calls at once as few readings", async () => {
    const session = open();
    for (let count = 0; count < 5; count++) void session.refresh();
    await tick();
    expect(reads).toHaveLength(1);
    reads[0]?.answer(moved(mapOf(["a", "b"]), 3, 9));
    await tick();
    expect([place(session), reads.length]).toEqual([9, 2]);
  });

  it("that came in between is read after a change", async () => {
    const session = open();
    session.change(move("b", 2));
    await answer(0, applied("one", 5));
    expect(reads).toHaveLength(1);
    reads[0]?.answer(moved(mapOf(["a", "b"]), 5, 9));
    await tick();
    expect(place(session)).toBe(9);
  });

  it("is compared with what was seen, not with what was read since", async () => {
    const session = open();
    session.change(move("b", 2));
    session.change(move("a", 1));
    await answer(0, applied("one", 5));
    // Four others' changes lie between 1 and 5: what waits was made by somebody who has not seen them.
    expect(sent[1]?.variables.map.mapRevision).toBe(1);
    await answer(1, conflict("theirs"));
    expect(state(session)).toBe("conflict");
  });

  it("does not make one's own changes collide with each other", async () => {
    const session = open();
    session.change(move("a", 1));
    session.change(move("a", 2));
    await answer(0, applied("one", 5));
    await answer(1, conflict("one"));
    expect(sent[2]?.variables).toMatchObject({ map: { mapRevision: 5 }, changes: [move("a", 2)] });
    await answer(2, applied("two", 6));
    expect([state(session), place(session)]).toEqual(["saved", 2]);
  });

  it("is not taken over by a reading that was on its way when something was changed", async () => {
    const session = open();
    void session.refresh();
    await tick();
    session.change(move("a", 1));
    await tick();
    reads[0]?.answer(moved(mapOf(["a", "b"]), 3, 9));
    await tick();
    expect([place(session), session.shown().map.mapRevision]).toEqual([1, 1]);
    await answer(0, conflict("theirs"));
    expect(state(session)).toBe("conflict");
  });

  it("an older reading never takes the place of what was written since", async () => {
    const session = open();
    void session.refresh();
    await tick();
    session.change(move("a", 1));
    await answer(0, applied("one", 2));
    reads[0]?.answer(mapOf(["a", "b"]));
    await tick();
    expect(place(session)).toBe(1);
    reads[1]?.answer(moved(mapOf(["a", "b"]), 2, 1));
    await tick();
    expect([place(session), session.shown().map.mapRevision]).toEqual([1, 2]);
  });

  it("is told apart from one's own by the mutation", async () => {
    const session = open();
    session.change(move("a", 1));
    await tick();
    expect(session.made(sent[0]?.variables.mutationId ?? null)).toBe(true);
    expect([session.made("other"), session.made(null)]).toEqual([false, false]);
  });
});
