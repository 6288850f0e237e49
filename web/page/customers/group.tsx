import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { surely } from "../api/reach";
import { Block } from "../around/block";
import type { NamedCustomer } from "../around/customer-pick";
import { Button } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { GroupQuery } from "./group-query";

const GroupDialog = lazy(async () => ({ default: (await surely(() => import("./group-dialog"))).GroupDialog }));

/** The company that a customer is part of, and those that are part of it. */
export function Group({ customer, mayWrite }: { customer: NamedCustomer; mayWrite: boolean }) {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const { uid } = customer;
  const pages = useInfiniteQuery({
    queryKey: ["around", "group", uid],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(GroupQuery, { uid, after: pageParam }, signal)).customer,
    getNextPageParam: (last) => (last?.parts.pageInfo.hasNextPage ? last.parts.pageInfo.endCursor : undefined),
  });
  const nearest = pages.data?.pages[0]?.partOf ?? null;
  // The widest first, as one reads where something belongs.
  const above = [nearest?.partOf?.partOf, nearest?.partOf, nearest].filter((one) => one !== null && one !== undefined);
  const parts = pages.data?.pages.flatMap((page) => page?.parts.edges.map(({ node }) => node) ?? []) ?? [];
  return (
    <Block
      title={t("around.group")}
      actions={mayWrite && pages.data && <Button onPress={() => setIsOpen(true)}>{t("around.group-change")}</Button>}
    >
      {pages.error && <Failed error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading lines={2} />}
      {pages.data && above.length === 0 && parts.length === 0 && <p className="quiet">{t("around.group-none")}</p>}
      {above.length > 0 && (
        <nav aria-label={t("around.part-of")}>
          <ol className="row above">
            {above.map((one) => (
              <li key={one.uid}>
                <Link href={`/customers/${one.uid}`}>{one.name}</Link>
              </li>
            ))}
            <li aria-current="page">{customer.name}</li>
          </ol>
        </nav>
      )}
      {parts.length > 0 && (
        <>
          <h3>{t("around.group-parts")}</h3>
          <ul className="lines">
            {parts.map((part) => (
              <li key={part.uid}>
                <Link href={`/customers/${part.uid}`}>{part.name}</Link>
                <span className="quiet">{[part.industry, part.region].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {pages.hasNextPage && (
        <Button isDisabled={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {t("frame.more")}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <GroupDialog customer={customer} partOf={nearest} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </Block>
  );
}
