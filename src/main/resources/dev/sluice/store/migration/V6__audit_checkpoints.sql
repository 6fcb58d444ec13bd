-- What the log was at a line, signed by a key that is not in this file.
create table audit_checkpoint (
  sequence integer primary key,
  statement text not null
) strict;
create trigger audit_checkpoint_keeps_rows before delete on audit_checkpoint
  begin select raise(abort, 'checkpoints are append-only'); end;
create trigger audit_checkpoint_keeps_words before update on audit_checkpoint
  begin select raise(abort, 'checkpoints are append-only'); end;
