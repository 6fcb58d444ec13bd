-- What a link's viewers got lately is asked for whenever somebody looks at the link: all of it lies in the index.
create index viewing_of_link on viewing (source, attempted_at, outcome, startup_ms, stalled_ms, watched_ms);
