"""The Reconcile workspace: what may be one, asked one card at a time. Values in, signals out."""
