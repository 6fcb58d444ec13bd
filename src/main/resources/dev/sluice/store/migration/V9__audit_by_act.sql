-- Charts ask when keys were rotated, videos published and links invalidated.
create index audit_act on audit (act, at);
