import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql, type ResultOf } from "../api/graphql";
import { Button, Field, Pick, Switch } from "../controls";
import type { Vocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { HandOver } from "./hand-over";
import { Part } from "./part";
import { useWriting } from "./write";

const UsersQuery = graphql(`
  query SettingsUsers($after: String, $search: String) {
    users(first: 25, after: $after, search: $search) {
      edges { node { uid name email role active } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const InviteUser = graphql(`
  mutation InviteUser($name: String!, $email: String!, $role: PermissionRole!, $language: Language!) {
    inviteUser(name: $name, email: $email, role: $role) {
      __typename
      ... on LinkMade { path expiresAt }
      ... on Problem { message(language: $language) }
    }
  }
`);
const MakeResetLink = graphql(`
  mutation MakeResetLink($userUid: ID!, $language: Language!) {
    makeResetLink(userUid: $userUid) {
      __typename
      ... on LinkMade { path expiresAt }
      ... on Problem { message(language: $language) }
    }
  }
`);
const SetUserRole = graphql(`
  mutation SetUserRole($userUid: ID!, $role: PermissionRole!, $language: Language!) {
    setUserRole(userUid: $userUid, role: $role) { __typename ... on Problem { message(language: $language) } }
  }
`);
const SetUserActive = graphql(`
  mutation SetUserActive($userUid: ID!, $active: Boolean!, $language: Language!) {
    setUserActive(userUid: $userUid, active: $active) { __typename ... on Problem { message(language: $language) } }
  }
`);

type User = ResultOf<typeof UsersQuery>["users"]["edges"][number]["node"];
// SERVICE is for tokens, not for people.
const ROLES = ["ADMINISTRATOR", "MANAGER", "REP", "PLANNER", "VIEWER"] as const;
type Role = (typeof ROLES)[number];

/** Who may come in, and what they may do. */
export function Users({ mayChange, me }: { mayChange: boolean; me: Vocabulary["me"] }) {
  const { t } = useWords();
  const [search, setSearch] = useState("");
  const wanted = search.trim() || null;
  const users = useInfiniteQuery({
    queryKey: ["settings-users", wanted],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(UsersQuery, { after: pageParam, search: wanted }, signal)).users,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
  });
  // Of what others have a manager hands over what their team has; everybody what they have themselves.
  const mayHandOver = (user: User) =>
    me.mayWrite && (me.role === "ADMINISTRATOR" || me.role === "MANAGER" || user.uid === me.user?.uid);
  return (
    <Part name="users" mayChange={mayChange} asked={users}>
      {mayChange && <Invite />}
      <Field label={t("settings.find-user")} value={search} onChange={setSearch} type="search" />
      {users.data?.pages[0]?.edges.length === 0 && <p className="quiet">{t("frame.nothing-found")}</p>}
      <ul className="lines">
        {users.data?.pages.flatMap((page) =>
          page.edges.map(({ node }) => (mayChange ? <UserLine key={node.uid} user={node} /> : <UserText key={node.uid} user={node} mayHandOver={mayHandOver(node)} />)),
        )}
      </ul>
      {users.hasNextPage && (
        <Button isDisabled={users.isFetchingNextPage} onPress={() => void users.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
    </Part>
  );
}

function UserText({ user, mayHandOver }: { user: User; mayHandOver: boolean }) {
  const { t } = useWords();
  const role = ROLES.find((one) => one === user.role);
  return (
    <li aria-label={user.name}>
      <strong>{user.name}</strong>
      <span className="quiet">{user.email}</span>
      {role && <span>{t(`settings.role-${role}`)}</span>}
      {!user.active && <span className="chip">{t("settings.inactive")}</span>}
      {mayHandOver && <HandOver user={user} />}
    </li>
  );
}

interface Link {
  path: string;
  expiresAt: string;
}

/** A link with which somebody comes in once; it is shown only now. */
function LinkOnce({ link, onClose }: { link: Link; onClose: () => void }) {
  const { t, dateTime } = useWords();
  const { href } = new URL(link.path, window.location.origin);
  return (
    <div className="notice" role="status">
      <span>{t("settings.link-once", { until: dateTime(link.expiresAt) })}</span>
      <code className="secret">{href}</code>
      <Button onPress={() => void navigator.clipboard.writeText(href)}>{t("settings.copy")}</Button>
      <Button onPress={onClose}>{t("frame.close")}</Button>
    </div>
  );
}

function UserLine({ user }: { user: User }) {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-users");
  const [link, setLink] = useState<Link | null>(null);
  const [wasShutOut, setShutOut] = useState(false);
  async function setActive(active: boolean) {
    const done = await write(async () => (await ask(SetUserActive, { userUid: user.uid, active, language })).setUserActive);
    if (done) setShutOut(!active);
  }
  async function makeLink() {
    const made = await write(async () => (await ask(MakeResetLink, { userUid: user.uid, language })).makeResetLink);
    if (made?.__typename === "LinkMade") setLink(made);
  }
  return (
    <li aria-label={user.name}>
      <strong>{user.name}</strong>
      <span className="quiet">{user.email}</span>
      <div className="bare">
        <Pick<Role>
          label={t("settings.role-of", { name: user.name })}
          value={ROLES.find((role) => role === user.role) ?? null}
          isDisabled={busy}
          choices={ROLES.map((id) => ({ id, name: t(`settings.role-${id}`) }))}
          onChange={(role) => void write(async () => (await ask(SetUserRole, { userUid: user.uid, role, language })).setUserRole)}
        />
      </div>
      <Switch
        isSelected={user.active}
        isDisabled={busy}
        aria-label={t("settings.active-named", { name: user.name })}
        onChange={(active) => void setActive(active)}
      >
        {t(user.active ? "settings.active" : "settings.inactive")}
      </Switch>
      <Button
        look="plain"
        isPending={busy}
        aria-label={t("settings.new-password-named", { name: user.name })}
        onPress={() => void makeLink()}
      >
        {t("settings.new-password")}
      </Button>
      <HandOver user={user} hasLeft={wasShutOut} />
      {link && <LinkOnce link={link} onClose={() => setLink(null)} />}
      {said}
    </li>
  );
}

function Invite() {
  const { t, asked: language } = useWords();
  const { write, busy, said } = useWriting("settings-users");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("REP");
  const [link, setLink] = useState<Link | null>(null);
  async function invite() {
    const made = await write(
      async () => (await ask(InviteUser, { name: name.trim(), email: email.trim(), role, language })).inviteUser,
    );
    if (made?.__typename === "LinkMade") {
      setLink(made);
      setName("");
      setEmail("");
    }
  }
  return (
    <>
      <div className="row fields">
        <Field label={t("settings.user-name")} value={name} onChange={setName} />
        <Field label={t("settings.email")} value={email} onChange={setEmail} type="email" />
        <Pick label={t("settings.role")} value={role} onChange={setRole} choices={ROLES.map((id) => ({ id, name: t(`settings.role-${id}`) }))} />
        <Button look="primary" isDisabled={!name.trim() || !email.trim()} isPending={busy} onPress={() => void invite()}>
          {t("settings.invite")}
        </Button>
      </div>
      {link && <LinkOnce link={link} onClose={() => setLink(null)} />}
      {said}
    </>
  );
}
