-- The channel that links given out at a destination carry. Null for the owned player: all others are its.
alter table destination add column channel text;
update destination set channel = id where kind <> 'owned';
