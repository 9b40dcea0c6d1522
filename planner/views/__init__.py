"""The therapist's pages: they fetch, call a service, and decide nothing."""
