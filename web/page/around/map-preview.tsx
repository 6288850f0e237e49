import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link } from "wouter";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Failed } from "../frame/states";
import { useWords } from "../words";

const DealDrawing = graphql(`
  query DealDrawing($uid: ID!, $language: Language!) {
    opportunity(uid: $uid) { contactMap { stakeholders { uid } svg(language: $language) } }
  }
`);
const CustomerDrawing = graphql(`
  query CustomerDrawing($uid: ID!, $language: Language!) {
    customer(uid: $uid) { contactMap { stakeholders { uid } svg(language: $language) } }
  }
`);

/** The map as a picture that leads to the map itself. */
export function MapPreview(props: { kind: "CUSTOMER" | "OPPORTUNITY"; uid: string; name: string }) {
  const { t, asked: language } = useWords();
  const { kind, uid, name } = props;
  const address = `/${kind === "OPPORTUNITY" ? "opportunities" : "customers"}/${uid}/map`;
  const drawing = useQuery({
    queryKey: ["around", "drawing", kind, uid, language],
    queryFn: async ({ signal }) => {
      const answer =
        kind === "OPPORTUNITY"
          ? (await ask(DealDrawing, { uid, language }, signal)).opportunity
          : (await ask(CustomerDrawing, { uid, language }, signal)).customer;
      return answer?.contactMap ?? null;
    },
    // Each drawing stands in the list of what was taken out: one a visit is enough.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const people = drawing.data?.stakeholders.length ?? 0;
  const source = useObjectUrl(people > 0 ? (drawing.data?.svg ?? null) : null);
  return (
    <section className="panel block" aria-labelledby="map-heading">
      <div className="block-head">
        <h2 id="map-heading">{t("map.canvas")}</h2>
        <Link className="button primary" href={address}>
          {t("around.open-map")}
        </Link>
      </div>
      {drawing.data && people === 0 && <p className="quiet">{t("around.map-empty")}</p>}
      {drawing.error && <Failed error={drawing.error} onRetry={() => void drawing.refetch()} />}
      {drawing.isPending && <div className="skeleton preview" role="status" aria-label={t("frame.loading")} />}
      {source && (
        <Link href={address} className="preview">
          {/* A picture runs no script and loads nothing, whatever names it holds. */}
          <img src={source} alt={t("around.map-picture", { name, count: people })} />
        </Link>
      )}
    </section>
  );
}

function useObjectUrl(svg: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (svg === null) return;
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return url;
}
