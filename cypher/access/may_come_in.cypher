// purpose: whether one of us may come in: who was shut out, or is deleted, may not; whom an import brought says nothing of it, and may
// macro:   user
(coalesce(@user.active, true) AND @user.deleted_at IS NULL)
