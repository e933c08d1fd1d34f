package io.godwit.sql.resolve;

import io.godwit.sql.resolve.Scope.ScopeColumn;
import io.godwit.sql.tree.Statement.CreateTable;
import io.godwit.sql.tree.Statement.CreateView;
import java.util.List;
import java.util.Optional;

/** The tables and views of the source database, as far as the conversion was told of them. */
public interface Schema {
    /** The source database's name. */
    String database();

    Optional<CreateTable> table(String name);

    Optional<CreateView> view(String name);

    /** The columns of a table or view with their types on the target; empty for what is not known. */
    Optional<List<ScopeColumn>> columns(String relation);
}
