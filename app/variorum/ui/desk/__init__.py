"""The workspaces put together: what of the window knows the workspace, beside main_window."""
