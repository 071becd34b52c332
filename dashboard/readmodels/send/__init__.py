"""The SEND page: statutory timeliness, reviews, demand and cohort."""
