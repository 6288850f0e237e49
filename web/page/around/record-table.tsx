import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, type ReactNode } from "react";

import { Button } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";

/** One column of a list of records; with `order` the list can be put in the order that the server calls so. */
export interface Column<Row, Order extends string> {
  id: string;
  name: string;
  cell: (row: Row) => ReactNode;
  order?: Order;
  /** Only where there is room for it. */
  wide?: boolean;
  figure?: boolean;
}

interface Pages {
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

const ROW_PX = 45;
const AHEAD = 12;

/**
 * A long list as a table: the rows in sight are drawn, and the next page is asked for before its rows come in sight.
 * Which order it is in the server decides, since it alone has all rows.
 */
export function RecordTable<Row extends { uid: string }, Order extends string>(props: {
  label: string;
  columns: readonly Column<Row, Order>[];
  rows: readonly Row[];
  pages: Pages;
  order: Order;
  onOrder: (order: Order) => void;
  empty: ReactNode;
}) {
  const { t } = useWords();
  const { label, columns, rows, pages, order, onOrder, empty } = props;
  const scroll = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_PX,
    getItemKey: (place) => rows[place]?.uid ?? place,
    overscan: AHEAD,
  });
  const seen = virtual.getVirtualItems();
  const last = seen.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage, error } = pages;
  useEffect(() => {
    if (last >= rows.length - AHEAD && hasNextPage && !isFetchingNextPage && !error) void fetchNextPage();
  }, [last, rows.length, hasNextPage, isFetchingNextPage, error, fetchNextPage]);
  const before = seen[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <>
      {error !== null && <Failed error={error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <Loading lines={8} />}
      {!pages.isPending && rows.length === 0 && !error && <div className="empty">{empty}</div>}
      {rows.length > 0 && (
        <>
          <p className="quiet small" role="status">
            {t(hasNextPage ? "around.so-many-of-more" : "around.so-many", { count: rows.length })}
          </p>
          <div ref={scroll} className="panel table-scroll">
            <table className="table" aria-label={label} aria-rowcount={hasNextPage ? -1 : rows.length + 1}>
              <thead>
                <tr aria-rowindex={1}>
                  {columns.map((column) => (
                    <Heading key={column.id} column={column} order={order} onOrder={onOrder} />
                  ))}
                </tr>
              </thead>
              <tbody>
                <Gap height={before} columns={columns.length} />
                {seen.map(({ index, key }) => {
                  const row = rows[index];
                  return (
                    row && (
                      <tr key={key} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2}>
                        {columns.map((column, place) =>
                          place === 0 ? (
                            <th key={column.id} scope="row">
                              {column.cell(row)}
                            </th>
                          ) : (
                            <td key={column.id} className={classOf(column)}>
                              {column.cell(row)}
                            </td>
                          ),
                        )}
                      </tr>
                    )
                  );
                })}
                <Gap height={after} columns={columns.length} />
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  );
}

function classOf(column: { wide?: boolean; figure?: boolean }): string {
  return [column.wide && "wide", column.figure && "figure"].filter(Boolean).join(" ");
}

function Heading<Row, Order extends string>(props: {
  column: Column<Row, Order>;
  order: Order;
  onOrder: (order: Order) => void;
}) {
  const { t } = useWords();
  const { column, order, onOrder } = props;
  const by = column.order;
  if (by === undefined) {
    return (
      <th scope="col" className={classOf(column)}>
        {column.name}
      </th>
    );
  }
  const isOrder = by === order;
  return (
    <th scope="col" className={classOf(column)} aria-sort={isOrder ? "other" : "none"}>
      <Button look="plain" aria-label={t("around.sort-by", { name: column.name })} onPress={() => onOrder(by)}>
        {column.name} <span aria-hidden="true">{isOrder ? "▾" : "↕"}</span>
      </Button>
    </th>
  );
}

/** In the place of the rows that are out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns}>{null}</td>
    </tr>
  );
}
